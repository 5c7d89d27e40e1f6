"""Words for picture files."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "picture-format": Words(
        zh="{file} 不是能用的图片格式",
        en="{file} is no picture of a known format",
        zh_help="另存为 {known:list}",
        en_help="save it as {known:list}",
        zh_explain="WebP、HEIC、屏幕录像这些先转成 JPEG、PNG 或 TIFF。",
        en_explain="Convert WebP, HEIC and their kind to JPEG, PNG or TIFF first.",
    ),
    "picture-broken": Words(
        zh="图片 {file} 坏了：{reason}",
        en="picture {file} is broken: {reason}",
        zh_help="重新取一份原图",
        en_help="get the original again",
        zh_explain="多半是没有传完。坏的部分印出来是灰块。",
        en_explain="It was probably cut short on its way; the rest would print gray.",
    ),
    "picture-too-large": Words(
        zh="图片 {file} 超过 {most} 百万像素",
        en="picture {file} has more than {most} million pixels",
        zh_help="按版面上的大小缩小后再用",
        en_help="scale it to what the page needs",
        zh_explain="新闻纸每英寸二三百像素足够，再多只占内存。",
        en_explain="Newsprint shows 200 to 300 pixels an inch; more only fills memory.",
    ),
    "picture-frames": Words(
        zh="图片 {file} 里有 {frames} 页，只用第一页",
        en="picture {file} has {frames} frames: the first is used",
        zh_help="不对就另存要用的那一页",
        en_help="save the one wanted by itself if it is another",
        zh_explain="TIFF 可以装好几页。",
        en_explain="A TIFF may hold several pages.",
    ),
    "picture-depth": Words(
        zh="图片 {file} 的像素格式（{mode}）用不了",
        en="picture {file} has samples ({mode}) that cannot be used",
        zh_help="另存为 8 位的 RGB、灰度或 CMYK",
        en_help="save it in 8 bits as RGB, gray or CMYK",
        zh_explain="科学图像的浮点像素没有确定的黑白。",
        en_explain="Floating samples have no known black and white.",
    ),
    "picture-profile": Words(
        zh="图片 {file} 的色彩特性文件坏了，按通常的颜色处理",
        en="the color profile in {file} is broken: usual color is assumed",
        zh_help="在修图软件里重新指定后存盘",
        en_help="assign a profile again and save",
        zh_explain="没有特性文件的 RGB 按 sRGB 看。",
        en_explain="RGB without a profile is taken as sRGB.",
    ),
    "picture-cmyk-untagged": Words(
        zh="CMYK 图片 {file} 没有说明是为哪种印刷分的色",
        en="CMYK picture {file} does not say what press it was separated for",
        zh_help="最好给 RGB 原图，由本程序按本报的印刷条件分色",
        en_help="better give the RGB original and let it be separated for this press",
        zh_explain="同样的 CMYK 数在不同纸上颜色不同。没有说明，只能照数印。",
        en_explain="The same CMYK looks different on another paper; untagged, it is printed as it "
        "is.",
    ),
    "picture-ppi": Words(
        zh="图片 {file} 在版上只有 {ppi} ppi，至少要 {least}",
        en="picture {file} has {ppi} ppi on the page and needs {least}",
        zh_help="图是 {has} 像素，{slot} 要 {needed}；换大图，或排小些",
        en_help="it has {has} pixels, {slot} needs {needed}: a larger picture or a smaller place",
        zh_explain="像素不够，印出来是马赛克。程序不放大充数。",
        en_explain="Too few pixels print as blocks. Nothing is scaled up to pass.",
    ),
    "picture-ppi-low": Words(
        zh="图片 {file} 在版上是 {ppi} ppi，建议 {advised}",
        en="picture {file} has {ppi} ppi on the page; {advised} are advised",
        zh_help="有大图就换：图是 {has} 像素，{slot} 要 {needed}",
        en_help="use a larger one if there is one: it has {has} pixels, {slot} needs {needed}",
        zh_explain="能印，细处会软。",
        en_explain="It will print, a little soft.",
    ),
    "picture-cropped": Words(
        zh="图片 {file} 裁去了 {cut}%：图是 {has} 像素，图位是 {slot}",
        en="{cut} % of picture {file} are cropped: it has {has} pixels, the slot is {slot}",
        zh_help="换一张横竖相合的，改版式的图位，或用 focus 定住要紧的一点",
        en_help="use one of the slot's shape, change the slot, or set focus on what matters",
        zh_explain="竖片放进横的图位，上下要裁掉大半，人头、旗杆容易裁没。看大样再定。",
        en_explain="An upright picture in a wide slot loses most of its height: look at the proof.",
    ),
    "picture-press": Words(
        zh="版式“{layout}”没有写印刷条件，图片分不了色",
        en="layout “{layout}” names no press condition, so pictures cannot be separated",
        zh_help="在版式里写 press: newsprint",
        en_help="add press: newsprint to the layout",
        zh_explain="RGB 换成 CMYK 要看印在什么纸上。印刷条件在 layouts/press/。",
        en_explain="How RGB becomes CMYK depends on the paper. Conditions stand in layouts/press/.",
    ),
    "picture-missing": Words(
        zh="区域“{area}”要图片，这一期还没有，先用叉框占位",
        en="area “{area}” wants a picture that the issue does not have: a crossed box stands in",
        zh_help="在数据文件的 hero 或 pictures 里写上 picture",
        en_help="name it under hero or pictures in the data file",
        zh_explain="大样上可以先占位，付印前补上图片：有待图的版过不了付印检查。",
        en_explain="A proof may have the box; the gate lets no page pass that has one.",
    ),
    "picture-awaited": Words(
        zh="版上还有 {pictures} 处待图，不能付印",
        en="{pictures} pictures have not come: the page cannot go to press",
        zh_help="补上图片；只看大样，用 build --no-gate 或 proof",
        en_help="add them; for a proof use build --no-gate, or proof",
        zh_explain="待图的框印出去是事故。看大样不受影响。",
        en_explain="A crossed box in print is an accident. Proofs may have it.",
    ),
}
