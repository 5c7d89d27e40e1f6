"""Words for a press condition: its inks, aims and profile."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "press-ink": Words(
        zh="墨量的次序不对：分色 {separation}%、最多 {most}%、窗口 {window}%",
        en="ink limits are out of order: separation {separation} %, most {most} %, window "
        "{window} %",
        zh_help="100 ≤ 分色 ≤ 最多 ≤ 窗口 ≤ 400",
        en_help="100 ≤ separation ≤ most ≤ window ≤ 400",
        zh_explain="分色时的上限最紧，检查时的上限略松。",
        en_explain="Separation keeps to the tightest limit, checks to a looser one.",
    ),
    "press-black": Words(
        zh="黑版的起点、强度或上限超出范围",
        en="start, strength or limit of black is out of range",
        zh_help="起点 0–100（不含 100），强度和上限大于 0、不过 100",
        en_help="start from 0 to below 100, strength and limit above 0 up to 100",
        zh_explain="黑版从起点开始进，到上限为止。",
        en_explain="Black comes in at its start and ends at its limit.",
    ),
    "press-rich-black": Words(
        zh="复色黑 {ink}%，超过分色上限 {limit}%",
        en="rich black carries {ink} %, more than the {limit} % of separation",
        zh_help="减少 C、M、Y",
        en_help="take off C, M and Y",
        zh_explain="复色黑也是墨，同样会蹭脏。",
        en_explain="Rich black is ink too and smears like any.",
    ),
    "press-date": Words(
        zh="“{value}”不是一个日期",
        en="“{value}” is no date",
        zh_help="写成 2025-02-25",
        en_help="write it as 2025-02-25",
        zh_explain="测量的日子写进特性文件。",
        en_explain="The day of the measurement goes into the profile.",
    ),
    "press-paper": Words(
        zh="纸的网点扩散 {spread} 或表面反射超出范围",
        en="the paper's spread {spread} or its surface is out of range",
        zh_help="spread 不小于 1，surface 在 0 到 100 之间",
        en_help="spread at least 1, surface from 0 to below 100",
        zh_explain="推算叠印色要用这两个数。",
        en_explain="Overprints are reckoned from these two.",
    ),
    "press-ppi": Words(
        zh="图片分辨率的次序不对：至少 {least}、建议 {advised}、最多 {most}",
        en="picture resolutions are out of order: least {least}, advised {advised}, most {most}",
        zh_help="至少 ≤ 建议 ≤ 最多",
        en_help="least ≤ advised ≤ most",
        zh_explain="低于至少是错，低于建议是警告，高于最多就缩小。",
        en_explain="Below the least is an error, below the advised a warning; above the most is "
        "scaled.",
    ),
    "press-profile": Words(
        zh="特性文件 {file} 不能用来付印：{reason}",
        en="profile {file} will not do for printing: {reason}",
        zh_help="用印厂给的 CMYK 输出特性文件（.icc）",
        en_help="use the CMYK output profile that the plant gives",
        zh_explain="付印要的是印刷机的输出特性，不是显示器或相机的。",
        en_explain="A press profile is wanted, not one of a display or camera.",
    ),
    "press-patch": Words(
        zh="“{patch}”不是色块的名字",
        en="“{patch}” is no name of a patch",
        zh_help="写 paper、C、CM、K50 这样的名字",
        en_help="write names such as paper, C, CM, K50",
        zh_explain="字母是油墨，数是网点百分数。",
        en_explain="Letters are inks, the number a tone in per cent.",
    ),
    "press-lab": Words(
        zh="色块“{patch}”的 L*a*b* 超出范围",
        en="L*a*b* of patch “{patch}” is out of range",
        zh_help="L* 在 0–100，a*、b* 在 ±128 之内",
        en_help="L* from 0 to 100, a* and b* within ±128",
        zh_explain="多半是数写错了列。",
        en_explain="The numbers probably stand in the wrong order.",
    ),
    "press-aim-missing": Words(
        zh="缺色块“{patch}”的目标值",
        en="the aim of patch “{patch}” is missing",
        zh_help="补上 L*a*b*",
        en_help="add its L*a*b*",
        zh_explain="纸和四个单色的实地非有不可。",
        en_explain="Paper and the four solids are needed at least.",
    ),
    "press-ramp-missing": Words(
        zh="{ink} 墨没有网点的目标值，也没有扩大值",
        en="ink {ink} has neither tones nor tone value increase",
        zh_help="补上一种",
        en_help="add one of them",
        zh_explain="不知道半色调印出来多深，就分不了色。",
        en_explain="Without it nobody knows how dark a halftone prints.",
    ),
    "press-overprints": Words(
        zh="只有 {known} 个叠印色块，其余的推算不出来",
        en="{known} overprints are given, too few to reckon the others",
        zh_help="给全 16 个，或写上 surface",
        en_help="give all 16, or the surface",
        zh_explain="两三种墨叠在一起的颜色要么量，要么按纸面推算。",
        en_explain="Inks over inks are measured, or reckoned from the paper's surface.",
    ),
    "press-gain": Words(
        zh="“{patch}”的网点扩大 {gain}% 超出范围，最多 {most}%",
        en="tone value increase {gain} % of “{patch}” is out of range; {most} % at most",
        zh_help="核对测量值",
        en_help="check the measurement",
        zh_explain="网点加扩大不能到 100%。",
        en_explain="Tone and increase together stay below 100 %.",
    ),
    "press-ramp-order": Words(
        zh="{ink} 墨的网点越深反而越亮",
        en="ink {ink} gets lighter with more of it",
        zh_help="核对测量值的次序",
        en_help="check the order of the measurements",
        zh_explain="墨多一定更暗，否则反推不出网点。",
        en_explain="More ink is darker, or there is no way back from color to tone.",
    ),
}
