# SPDX-License-Identifier: LGPL-2.1-or-later
"""Labels, words and names of which the counties of these tests are made."""

ID, AREA, ENTERPRISE, USCC = "隐患编号", "乡镇", "企业名称", "统一社会信用代码"
FOUND_ON, SECTOR, LOCATION, DESCRIPTION = "发现日期", "行业领域", "隐患部位", "隐患描述"
CRITERION, LEVEL, SOURCE, INSPECTOR = "判定依据", "隐患等级", "隐患来源", "检查人"
SUPERVISOR, ASSIGNED_ON, OWNER, PHONE = "监管部门", "交办日期", "整改责任人", "联系电话"
MEASURES, FUNDS, DUE_ON, CONTINGENCY = "整改措施", "整改资金（万元）", "整改期限", "应急预案"
EXTENDED_TO, EXTENDED_ON, EXTENDED_BY = "延期至", "延期批准日期", "延期批准人"
LISTED, LISTED_ON, UNLISTED_ON = "挂牌督办", "挂牌日期", "摘牌日期"
STATUS, RECTIFIED_ON, VERIFIED_ON, VERIFIER = "整改状态", "整改完成日期", "验收日期", "验收人"
ACCEPTANCE, CLOSED_ON, APPROVER = "验收意见", "销号日期", "销号审批人"
CANCELLED_ON, CANCELLED_BY, CANCEL_REASON = "撤销日期", "撤销批准人", "撤销理由"
CANCEL_NO, RECLASSIFIED_ON, RECLASSIFIED_BY = "撤销文号", "等级变更日期", "等级认定人"
TRANSFERRED_ON, TRANSFERRED_FROM = "移交日期", "移交前监管部门"
PENALTY, PENALTY_PERSON, PENALTY_ON = "企业罚款（万元）", "负责人罚款（万元）", "处罚日期"
ACTION, EVIDENCE, REMARK, UNKNOWN = "执法措施", "佐证材料", "备注", "包片领导意见"

# The English ids of the columns that a call of ledger-update accepts.
ENGLISH = {
    ID: "id",
    EXTENDED_TO: "extended_to", EXTENDED_ON: "extended_on", EXTENDED_BY: "extended_by",
    RECTIFIED_ON: "rectified_on", VERIFIED_ON: "verified_on", CLOSED_ON: "closed_on",
    PENALTY: "penalty", PENALTY_ON: "penalty_on", SOURCE: "source",
}

DATES = (FOUND_ON, ASSIGNED_ON, DUE_ON, EXTENDED_TO, EXTENDED_ON, LISTED_ON, UNLISTED_ON,
         RECTIFIED_ON, VERIFIED_ON, CLOSED_ON, CANCELLED_ON, PENALTY_ON, RECLASSIFIED_ON, TRANSFERRED_ON)
AMOUNTS = (FUNDS, PENALTY, PENALTY_PERSON)

# The columns of the table of a township, in one of the orders that offices use.
BASIC = [FOUND_ON, AREA, SECTOR, ENTERPRISE, USCC, LOCATION, DESCRIPTION, CRITERION, LEVEL, SOURCE,
         INSPECTOR, SUPERVISOR, ASSIGNED_ON, OWNER, MEASURES, FUNDS, DUE_ON, CONTINGENCY,
         EXTENDED_TO, LISTED, LISTED_ON, STATUS, RECTIFIED_ON, VERIFIED_ON, VERIFIER, CLOSED_ON,
         APPROVER, PENALTY, PENALTY_PERSON, ACTION, REMARK]
FURTHER = [PHONE, EXTENDED_ON, EXTENDED_BY, ACCEPTANCE, PENALTY_ON, EVIDENCE]

REGISTERED, ASSIGNED, RECTIFYING, TO_BE_ACCEPTED, CLOSED, CANCELLED = (
    "已登记", "已交办", "整改中", "待验收", "已销号", "已撤销")

TOWNSHIPS = ["卢峰镇", "低庄镇", "桥江镇", "龙潭镇", "均坪镇", "观音阁镇", "双井镇", "水东镇"]
SECTORS = ["危险化学品", "非煤矿山", "烟花爆竹", "交通运输", "建筑施工", "特种设备", "城镇燃气",
           "消防和人员密集场所", "冶金工贸", "文化旅游"]
DEPARTMENTS = ["县应急管理局", "县住房和城乡建设局", "县交通运输局", "县消防救援大队",
               "县市场监督管理局"]
SELF, TOWNSHIP, DEPARTMENT, EXPERT, SUPERIOR, TIP = (
    "企业自查", "乡镇排查", "部门检查", "专家帮扶", "上级督导", "群众举报")

# Other ways to write the same, which make no difference.
VARIANTS = {
    SELF: ["自查", "企业自查自改"], TOWNSHIP: ["乡镇检查", "属地排查"],
    DEPARTMENT: ["部门排查", "执法检查"], EXPERT: ["专家检查"], SUPERIOR: ["上级督查"],
    TIP: ["举报"], RECTIFYING: ["未整改", "正在整改"], CLOSED: ["已闭环", "销号"],
    "重大": ["重大隐患", "重大事故隐患"], "县级": ["县级挂牌"],
    "县应急管理局": ["应急局", "县应急局"], "县住房和城乡建设局": ["住建局"],
    "县交通运输局": ["交通局"], "县消防救援大队": ["消防大队"],
    "县市场监督管理局": ["市场监管局"],
}

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "建国志强秀英晓明丽华文斌海燕国庆春梅卫东玉兰成林桂芳永康少云"
ENTERPRISE_WORDS = "恒鑫宏远金盛福临长青永安瑞丰同济大成广源顺达兴隆华泰信义"
ENTERPRISE_KINDS = ["加油站", "采石场", "烟花爆竹专营店", "运输有限公司", "建材有限公司", "液化气站",
                    "大酒店", "机械厂", "超市", "漂流公司"]
LOCATIONS = ["东侧储罐区", "二号车间", "地下室配电间", "锅炉房", "后山采面", "一楼营业大厅", "危货停车场",
             "成品库", "三层脚手架", "充装间", "屋面广告架", "炸药库门口", "员工宿舍", "污水池",
             "电梯机房", "皮带廊", "卸油口", "消防泵房"]
TROUBLES = ["可燃气体报警器未接入值班室", "边坡浮石未清理且无人监护", "安全出口被货物封堵", "叉车司机无证上岗",
            "压力容器超期未检", "脚手架连墙件缺失", "防雷检测报告过期一年", "卸油时未连接静电接地线",
            "仓库与民房间距不足三十米", "疏散指示标志全部损坏", "危货车辆动态监控离线", "喷淋系统阀门关闭",
            "有限空间作业未审批", "配电箱线路裸露老化", "员工未经三级教育", "尾矿库排洪沟淤塞",
            "燃气管道穿越密闭夹层", "护栏高度只有六十厘米", "钢丝绳断丝超标", "起爆器材账物不符",
            "消火栓无水", "粉尘收集系统未设泄爆", "钢瓶混存无防倾倒", "应急照明不亮"]
MEASURES_WORDS = ["停用并更换合格设备", "聘请有资质单位检测", "清理通道并专人值守", "组织培训后持证上岗",
                  "编制专项方案并加固", "拆除违规搭建"]
CONTINGENCIES = ["现场处置方案", "专项应急预案", "综合应急预案"]
CRITERIA = ["《判定标准》第三条第二款", "《判定标准》第五条", "《判定标准》第四条第（六）项", ""]
