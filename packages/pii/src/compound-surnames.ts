/** Compound surnames 复姓 that people bear today, most frequent first. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 东方 独孤 宇文 端木 公孙 轩辕 ' +
    '司空 鲜于 闻人 南宫 西门 东郭 钟离 澹台 公冶 太史 呼延 拓跋 濮阳 淳于 单于 公羊 赫连 万俟 第五 仲孙 ' +
    '百里 东门 左丘 即墨 子车 乐正 漆雕 公西 巫马 壤驷 夹谷 宰父 谷梁 段干 梁丘 南门 颛孙 亓官 司寇 欧陽 司馬 諸葛'
  ).split(' '),
);
