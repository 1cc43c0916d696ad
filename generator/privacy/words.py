"""The closed lists behind places and names, and where the name before 县 or 中学 begins.

Prefectures and counties follow GB/T 2260 (counties.txt); those that are also common words (朝阳, 来宾, 开封) count
only with 市, after their province or as somebody's home. Surnames stand in the order of how common they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from importlib.resources import files


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _signs(text: str) -> str:
    return "".join(text.split())


PROVINCES = _words("""
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州
    云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门
""")

PREFECTURES = _words("""
    石家庄 唐山 秦皇岛 邯郸 邢台 张家口 沧州 廊坊 衡水 雄安 太原 阳泉 晋城 朔州 运城 忻州 临汾 吕梁 呼和浩特 赤峰 通辽
    鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 锡林郭勒 阿拉善 沈阳 鞍山 抚顺 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 辽源
    松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 伊春 佳木斯 七台河 牡丹江 绥化 南京 无锡 徐州 常州 苏州 南通
    连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 合肥 芜湖 蚌埠 淮南 马鞍山
    淮北 铜陵 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余
    鹰潭 赣州 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 威海 临沂 聊城 滨州 菏泽 郑州 洛阳 平顶山 安阳
    鹤壁 焦作 濮阳 许昌 漯河 三门峡 商丘 信阳 驻马店 济源 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 荆州 黄冈 随州 恩施 仙桃
    潜江 神农架 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 佛山
    江门 湛江 茂名 肇庆 惠州 梅州 汕尾 阳江 清远 东莞 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 防城港 钦州 贵港 百色 贺州
    崇左 三亚 三沙 儋州 成都 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 资阳 自贡 攀枝花 甘孜
    凉山州 贵阳 六盘水 遵义 毕节 铜仁 黔东南 黔西南 昆明 曲靖 玉溪 昭通 丽江 普洱 临沧 楚雄 红河州 文山州 西双版纳
    大理 德宏 怒江州 迪庆 拉萨 日喀则 昌都 那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 商洛 兰州 嘉峪关 金昌 天水
    张掖 酒泉 庆阳 陇南 西宁 海东 银川 石嘴山 吴忠 固原 乌鲁木齐 克拉玛依 吐鲁番 喀什 阿克苏 昌吉 伊犁 塔城 阿勒泰
    石河子 高雄 台南 台中 义乌 昆山 江阴 张家港 常熟 慈溪 晋江 都江堰 敦煌 浦东 海淀 五原 三河 保定 承德 长治 晋中
    包头 乌海 本溪 四平 丽水 安庆 三明 吉安 泰安 德州 莱芜 南阳 孝感 咸宁 玉林 河池 巴中 阿坝 安顺 保山 武威 平凉 定西
    中卫 哈密 林芝
""")

PREFECTURES_TOO_COMMON = _words("""
    大同 大连 朝阳 长春 通化 白山 大庆 黑河 黄山 日照 开封 新乡 周口 河源 中山 北海 来宾 海口 东方 安康 白银 和田 山南
    阿里
""")

COUNTIES, COUNTIES_BESIDE_A_CUE, COUNTIES_TOO_COMMON = (
    frozenset(part.partition("：\n")[2].split())
    for part in files(__package__).joinpath("counties.txt").read_text("utf-8").split("\n\n")[1:]
)

# What stands before or after makes of these letters something else: 完成都 · 亲自贡献 · 指南通俗 · 东西安放.
NOT_A_PLACE = "|".join(
    _words(r"""
    (?<=[变完写做长分当说看形组合改画译养赞达])成都 自贡(?=献) (?<=指)南通 南通(?=[过俗常顺]) (?<=东)西安
    西安(?=[全静放排装置]) (?<=经)济南 南宁(?=静) (?<=集)合肥 上饶(?=恕) (?<=[马车路])上饶 (?<=表)达州
    (?<=[国省市县])内江 (?<=一)三河 (?<=[大第])三河 天水(?=[平分]) (?<=[今昨明每冬夏])天水 (?<=[不很])常德 (?<=道)德阳
    (?<=[早晚])上海东 大理(?=[想由论性石解]) (?<=[最])大理 乐山(?=[水乐]) (?<=平)乐山 (?<=[快音])乐山 宁德(?=育)
    (?<=[实体])德宏 (?<=[推])广元 [\u4e00-\u9fff]阳(?=[光刚伞台]) 张家界(?=[限线]) 常德(?=高) 金华(?=丽) 海东(?=西)
    会同(?!县) (?<=[高草平])原平 长沙(?=龙) (?<=几)成都 (?<=推)广安 (?<=[朝向往])南开 (?<=[讲舞柜前后灶站])台中
    [\u4e00-\u9fff]{2,3}(?=起义|事变|会议|精神|条约|战役|之战|大屠杀|保卫战|瀑布) (?<=[上])海东 (?<=[地])方阳
    普洱(?=茶) 金华(?=火腿) 兰州(?=[拉牛]面?) 阳江(?=湖) (?<=[信])阳光
""")
)

SURNAMES = _signs("""
    王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏
    钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜
    倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫
    查屈鲍霍翁隋植甘景单包柯阮桂闵
""")

COMMON_SURNAMES = SURNAMES[:105]

COMPOUND_SURNAMES = _words("""
    欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 司徒 南宫 端木 独孤 轩辕
""")

# Letters of given names.
GIVEN = _signs("""
    一东丹丽义乐云亮仁仲伟伯佳依俊信倩健光兰兴军冬冰凌凤凯刚勇华博启哲唯善喜嘉园国坤垚培士壮夏夕多天奕奥好妍妙妮姗
    娅娇娜娟娥娴婉婧婷媚媛嫣嫦子存孜孝孟季学宁宇守安宏宗定宜宝家宸宽密富寒少尚尧山岚岩岭岱峰峻崇巍川州帅帆希常平广
    庆庭康廉建弘强彤彦彩彪彬影征微德心志忠怀思怡恒恩恬悠悦情惠愉意慈慕慧懿成才扬承振捷政敏敬文斌新旋旭旺昊昌明易昕
    星春昱晓晖晗晟晨景晴晶智曦曼月朗朵杰松林果柏栋桂桐桦梁梅梓梦森楚楠榕槿樱欢欣武民江沁沐沛河泉泓波泽洁洋洛浩海涛
    涵淇淳清渊湖湘源溪滢澜濛瀚灵灿炎炜烨焕然煜熙燕爱牧玄玉玥玮环玲玺珂珊珍珏琦琪琳琴瑜瑞瑶瑾璇璐璟生皓盛真睿石磊礼
    祥福禾秀秋立竹紫红绣绮罗美翔翠耀舟航良艳艺艾芳芷芸苒苗若英茜茹荣莉莎莲莹菊菲萍萱蓉蓝蕾薇薰虎诗诺豪贵超轩辉辰远
    鑫钧钰铭铮锋锐锦长阳雁雅雨雪霄霜霞露青静顺颖飞鸣鸿鹏鹤龙
""")

# With 小 or 阿 these are names too, as are given names and surnames.
NICKNAMES = _signs("""
    丫勉勤旦杉杏枣枫柚柿栗桃桔梧梨榆橙檬毅芽苔茉荷莓菱豆雀鲸鸥鹭麟
""")

NOT_NICK = _words("""
    小报 小丑 小个 小中 小丸 小主 小书 小事 小人 小件 小任 小众 小伙 小伤 小低 小住 小作 小便 小信 小偷 小儿 小兔 小册
    小写 小冲 小凳 小刀 小利 小别 小剧 小动 小助 小勾 小包 小区 小升 小半 小卖 小卡 小卷 小县 小变 小句 小号 小吃 小名
    小吵 小品 小哥 小哨 小商 小喇 小嘴 小团 小圈 小土 小坐 小坑 小块 小型 小城 小墙 小声 小多 小大 小奖 小女 小妹 小姐
    小委 小婴 小子 小字 小学 小孩 小家 小寒 小小 小少 小屋 小岛 小巷 小师 小常 小帽 小干 小年 小床 小店 小弟 小微 小心
    小忙 小恩 小情 小意 小憩 小戏 小手 小打 小技 小拇 小指 小推 小提 小摩 小改 小教 小数 小旗 小时 小暑 小朋 小本 小村
    小条 小枝 小标 小树 小根 小格 小框 小桌 小桥 小梨 小椅 小歇 小歌 小步 小段 小气 小水 小河 小法 小洞 小测 小游 小溪
    小火 小灯 小灰 小点 小熊 小片 小狗 小猫 小玩 小珠 小班 小球 小生 小电 小男 小画 小病 小瘦 小盒 小目 小看 小眼 小睡
    小瞧 小矛 小矮 小礼 小票 小程 小窗 小站 小童 小管 小箱 小米 小类 小粉 小纠 小纸 小练 小组 小结 小绿 小编 小羊 小群
    小老 小考 小耳 小聚 小肚 小胖 小胜 小脚 小脸 小腹 小腿 小臂 小舞 小船 小节 小芽 小范 小菜 小裙 小规 小视 小计 小记
    小讲 小试 小诗 小说 小课 小调 小败 小贩 小贴 小费 小跑 小路 小车 小辈 小辫 小过 小进 小道 小部 小酌 小钱 小铁 小铜
    小银 小错 小镇 小长 小门 小问 小闹 小队 小院 小雷 小鞋 小项 小题 小风 小骂 小鱼 小鸟 小鸭 小鹅 小麦 小鼓 小鼻 阿们
    阿伯 阿克 阿公 阿兹 阿凡 阿勒 阿叔 阿司 阿哥 阿坝 阿基 阿妈 阿妹 阿姐 阿姨 阿婆 阿婶 阿嫂 阿嬷 阿富 阿尔 阿巴 阿弟
    阿弥 阿德 阿房 阿拉 阿摩 阿斯 阿曼 阿根 阿波 阿爷 阿爸 阿狗 阿猫 阿甘 阿联 阿育 阿胶 阿舅 阿萨 阿訇 阿谀 阿迪 阿里
    阿门 阿飞
""")

# Words that are names where someone of that name speaks or acts.
NICK_OR_WORD = _words("""
    小云 小伍 小光 小关 小冰 小单 小叶 小天 小太 小安 小宝 小山 小康 小惠 小成 小文 小方 小星 小曲 小月 小果 小爱 小牛
    小瓜 小白 小石 小竹 小红 小花 小苗 小草 小荷 小蓝 小虎 小豆 小金 小雨 小雪 小马 小高 小黑 小龙
""")

SCHOOL_NAMES = _words("""
    七一 七色光 世纪 东方 东风 中山 临江 五一 交大 人民 光明 八一 六一 凤凰 北大 华夏 华英 南开 博文 博爱 博雅 友谊
    同心 同济 向阳 启明 启智 启航 启迪 和平 嘉祥 团结 复旦 外国语 天一 天府 学府 实验 小天鹅 崇德 崇文 希望 幸福 建设
    弘文 弘毅 德才 志成 志远 思源 思齐 成才 文华 文博 文昌 文翁 新世纪 新华 新希望 新星 明德 明珠 星光 星海 春蕾 晨光
    景山 智慧 曙光 朝阳 未来 树人 树德 桃园 梅园 梧桐 求实 求真 江南 海棠 清华 滨江 玉泉 白云 石室 碧桂园 立人 立德
    竹园 精英 红旗 红星 红蜻蜓 绿水 育人 育华 育德 育才 育新 育民 育红 育英 胜利 致远 芙蓉 英才 荷塘 蓝天 西湖 解放
    逸夫 金太阳 金苹果 银杏 长江 长郡 阳光 附属 雅礼 青山 黄河 龙泉 龙湖
""")

STREET_NAMES = _words("""
    大学 人民 解放 中山 建设 和平 胜利 新华 文化 文昌 学府 滨江 滨河 沿江 环城 迎宾 红旗 朝阳 光明 幸福 长江 黄河 北京
    南京 上海 天府 建国 复兴 友谊 团结 工农 前进 育才 花园 公园 青年 民主 民生 民权 五一 八一 站前 车站 西大 东大 南大
    北大 正
""")

# What stands before 中学, 县 or 路 without naming one; a single letter only if nothing else stands there.
GENERIC_SCHOOL = _words("""
    知道 认识 打听 中 大 高 初 新 老 旧 正 刚 念 上 读 农村 城市 县城 城镇 乡村 乡镇 城乡 山区 城区 市区 郊区 当地
    外地 本地 全国 国内 国外 公办 民办 公立 私立 优质 名牌 重点 普通 一般 所有 部分 其他 许多 不少 多数 少数 完全 初级
    高级 寄宿 寄宿制 九年 义务教育 幼儿园 初中 高中 小学 中学 大学 中等 转入 升入 走进 离开 回到 来到 毕业 入读 就读
    升学 转学 开始 结束 以及 包括 比如 例如 关于 针对 面向 覆盖 适合 参加 组织 学习 教师 老师 学生 家长 孩子 校园
    低年级 高年级 年级 普通话 喜欢 进入 完成 希望 附近 隔壁 对面 对口 小镇 大山 海边 城里 镇上 村里 女子 男子 少年
    青少年 未成年 走读 住宿 全日制 特色 法治 平安 文明 联系 通知 报告 要求 请求 帮助 配合 支持 督促 指导 责令 规定
    保障 那时 期间 整个 类似 虚构 架空 直到 虽然 如果 只有 无论 不管 仍然 普通中 大中 中小 专门 特殊 双方 双边 两边
    对方 原来 目前 当前 各自 同一 乡下 线上 网络 一同 不同 相同 同 新式 职业 临近 邻近 别 别的 哪些 哪个 任何 其它
    教会 家庭 培训 夜 正规 真实 现实 理想 美丽 安全 和谐 试点 示范 先进 薄弱 定点 结对 友好 兄弟 姊妹 主管 属于 上过
    进 出 离 回 爱 怕 讨厌 想念 热爱 需要 应当 应该 必须 得到 由于 因为 经过 通过 作为 成为 看作 提醒 协助 组成 设立
    开办 举办 打算 决定 毕竟
""")

GENERIC_AREA = _words("""
    场 市场 许多省 各省 多省 安静 一座 这座 那座 整座 座 邻 远山 深山 大山 城 超 都 夜 门 股 上 大 小 古 乡 村 集 重
    坐 冰 县 市 区 农 山 渔 新 旧 老 水 故 家 同 返 下 异 他 思 梦 牧 北 南 东 西 地 社 校 郊 景 辖 片 特 灾 禁 误 战
    库 林 矿 厂 园 军 专 盲 一 二 三 两 几 众 城乡 城中 地球 度假 奥运 自然 行政 中心 民俗 小山 热闹 清扫 主城 老城
    小渔 城郊 牧民 我们 打扫 城市 城镇 美丽 贫困 偏远 遥远 相邻 隔壁 附近 生活 学习 教学 宿舍 办公 运动 活动 阅读 休息
    等候 图书 评论 游戏 候车 就餐 取餐 用餐 饮水 操场 安全 危险 舒适 公共 展示 作品 家长 学生 教师 接送 停车 吸烟 禁烟
    隔离 缓冲 服务 工作 功能 讨论 留言 弹幕 互动 交流 体验 展览 绿化 住宅 居民 商业 工业 农业 开发 保护 示范 试验 高新
    经济 自治 管辖 责任 卫生 包干 地震 高发 多发 监控 中立 聊天 答题 游乐 玩具 角色 表演 观众 座位 储物 自习 洗漱 淋浴
    晾衣 食堂 楼梯 走廊 门口 少数民族 民族 革命老 网络 虚拟 所在 学校 家庭 走进 联系 通知 依托 智慧 和谐 平安 部分
    边远 经济特 风景 旅游 自然保护 直辖 地级 县级 省辖 中小 大中 一线 现代 现代化 文明 沿海 内陆 省会 中等 资源 智能
    卫星 滨海 滨江 接待 等待 投放 新手 小超 大超 一同 不同 疏散 集合 避险 充电 手机 吃饭 打饭 排队 报到 咨询 心理 男生
    女生 低年级 高年级 器材 观察 练习 实践 科学 美术 音乐 自由 私人 个人 女性 死 黑 灰 白 红 绿 蓝 黄 暗 热
""")

GENERIC_STREET = _words("""
    十字 丁字 泥 一 半 小 大 马 走 道 公 铁 网 思 出 退 后 迷 问 带 让 山 土 水 电 线 岔 同 顺 绕 堵 拦 领 引 赶 探 开
    弯 老 新 近 远 原 死 活 生 门 套 短 末 陌 主 辅 盲 条 的 个 过 着 了 学 长 窄 背 回家 上学 放学 求助 必经之 成长之
    丝绸之 高速公? 柏油 石子 水泥 一条 两条 这条 那条 每条 步行 商业 美食 小吃 林荫 乡间 热闹 安静 对面 胡同 投无 无
    安全 平安 健康 法治 人生 未来 阳光 希望 新生 幸福 之 两 几 各 沙 冰 雪 夜 坡 台阶 楼梯 沿途 正 歪 下坡 上坡
""")

GENERIC_ESTATE = _words("""
    这 那 哪 同 本 某 老旧 封闭 所在 居民 公共 新建 学生 教师 老师 人才 青年 单身 别的 自己 隔壁 对面 附近 高档 普通
    住宅 大学 同一 一个 整个 每个 几个 城市 城镇 农村 智慧 平安 文明 和谐 美丽 无人 认识 开放式 商品房 回迁 安置 拆迁
    员工 职工
""")

# What a place is made of that is nobody's address: 宿舍, 隔壁, 外婆家; searched for anywhere in the name.
NOT_A_HOME = _words("""
    [这那哪我你他她们谁] 一[起个座栋间样块层] 同[一个村桌] 自己 别的 老旧 附近 学[校生] 教[师室] 老师 人才 青年 单身
    对面 隔壁 所在 居民 公共 封闭 新建 植物 动物 中央 街心 儿童 ^[农乡山渔邻外全本]村 中村 假村 球村 村[里口委庄] 水乡
    千年 小小 很 大人 宿舍 寝室 校[内外园] [城乡镇村海江河山湖][里边下上外] 乡下 亲戚
    [奶爷姥姑姨舅叔伯婆公妈爸父母哥姐弟妹朋] 家里 房 屋 层 医院 森林 海葵 故事 出租 单元 不同 [后前旁]边 [后前里外]面
    县城 外[省地县] 省城 全国 孩子 室 酒店 宾馆 工地 厂里 工厂 心里 [暑寒]假 假期 卡片 瓶 笼 群 班 年级 门 走廊 讲台
    黑板 操场 食堂 地方 远 隔 离 楼 原[位处来] 精神 共同 美好 温馨 后花园 和谐 平安 虚拟 网[络上] 政府 [学洞天]府 水稻
    庄稼 转弯 港湾 [水山]沟 排水 代沟 [池鱼荷]塘 [半站上下在门哨到顶]岗 幼儿园 桌 椅 床 座 线[上下] 现场 台 国 省
    [到着过把被给] 时候 中[间心] 男生 女生 [高初]中 小学 [东西南北]区 实验 图书 第
""")

# Names with a letter that otherwise ends one: 和平镇, 中山路, 上虞区.
KEPT = _words("""
    走马 和平 中山 中心 中兴 天府 来安 来凤 上虞 上饶 上林 上杭 上海 北京 到口 去非 大名 同心 南平 永和 太和 祥和 兴和
    清和 雍和 天水 天台 天长 当阳 当涂 向阳 安家 李家 张家 王家 赵家 刘家 陈家 石家 杨家 高家 让胡路 对口 里仁 外国语
    日月 每文 看丹 见龙 听涛 为民 及第 前进 前门 名山 有福 位于 花都 新都 宜都 于都 武都 丰都 望都 跃进 奋进 中关村
    天全 全椒 全州 全南 上犹 上高 上栗 上蔡 上思 从江 从化 会东 会理 会宁 会同 会昌 和顺 和龙 和静 和田 明水 明溪 当雄
    泰和 平和 云和 政和 内丘 内乡 内黄 边坝 无极 无棣 都昌 都兰 都安 江都 定日 日土 高明 昭觉 且末 将乐 即墨 进贤 武进
    同德 同仁 位山 有家 外滩 家和 知本 里水 前锋 后海 旁海 今朝 地坛 名都 会龙 会仙 可可 能仁 要塞
""")


def common(these: Collection[str]) -> re.Pattern[str]:
    """Return what finds a common word: a single letter only as the whole name, longer words as its end too."""
    single = "".join(word for word in these if len(word) == 1)
    return re.compile(rf"^[{single}]$|(?:{'|'.join(word for word in these if len(word) > 1)})$")


COMMON_AREA = common(GENERIC_AREA)
_BREAK = re.compile(
    "[在到是的和与跟从读上于了着过考进来对把被给向让叫问这那每各某我你他她它们所个位有没不也都就还又很最更并而但或以为当看见听说想住去"
    "年月日号里及等几两另该本全其整自至往由经沿回离找告诉用做要会能可将已即且因无前后内边旁附近时候地家名外今明昨次再走]"
)
PLACES = frozenset((*PREFECTURES, *PREFECTURES_TOO_COMMON)) | COUNTIES | COUNTIES_BESIDE_A_CUE | COUNTIES_TOO_COMMON
# Inside a name these letters are no breaks: 和平镇, 中山路, 上虞区.
_KEPT = re.compile(
    rf"(?:{'|'.join(name for name in (*KEPT, *SCHOOL_NAMES, *sorted(PLACES)) if _BREAK.search(name))}|[{SURNAMES}]家"
    r"|[一二三四五六七八九十]里[河屯店桥庄台坪铺堡墩沟湾营])"
)
_PROVINCE = re.compile(rf"(?:{'|'.join(PROVINCES)})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?")


def han_before(text: str, end: int, most: int) -> str:
    """Return the Han letters of `text` that stand right before `end`."""
    found = re.search(r"[\u4e00-\u9fff]*$", text[max(0, end - most) : end])
    return found[0] if found else ""


def guarded(text: str) -> str:
    """Return `text` with signs for the names in it that hold a letter which otherwise ends a name."""
    return _KEPT.sub(lambda match: "甲" * len(match[0]), text)


def name_before(before: str) -> str:
    """Return the end of `before` after the last letter that cannot be part of a name."""
    return before[max((match.end() for match in _BREAK.finditer(guarded(before))), default=0) :]


def name_with_gate(before: str) -> str:
    """Return the name `before` ends with, 里 as in 幸福里 and 外 as in 安定门外 among its letters."""
    stem = before.rstrip("里外内")
    return name_before(stem) + before[len(stem) :]


def area_name(before: str, suffix: str = "") -> str:
    """Return the name before 县, 镇, 区 …, or nothing where only a common word stands there.

    Without `suffix` it is the last sign of `before`.
    """
    if not suffix:
        before = before.rstrip("直立属城关")
        before, suffix = before[:-1], before[-1:]
    if before.endswith("自治") and suffix == "区":
        return ""
    province = _PROVINCE.search(before)
    after = before[province.end() :] if province else before
    for division in "市县区镇乡":
        head, _, tail = after.rpartition(division)
        after = tail if head and tail else after
    if suffix.startswith("自治"):
        return after if len(after) > 2 else ""
    name = name_before(after)
    whole = province or (len(after) == 1 and after not in "全各本某该外邻两郡区市州同城省")
    if suffix == "省" or not (1 if whole and suffix in "县区市" else 2) <= len(name) <= 4:
        return ""
    return "" if COMMON_AREA.search(name) and name not in SCHOOL_NAMES else name
