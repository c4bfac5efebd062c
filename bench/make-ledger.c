/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Writes a hazard ledger of any length to standard output, for measuring:
 *
 *     make-ledger [-r ROWS] [-s SEED] [-t TOWNSHIP] [-g]
 *
 * The same seed gives the same rows, and a shorter ledger is the beginning of a longer one. Every
 * row is valid: dates run forward, states agree with them, people who must differ do. About three
 * rows in a hundred hold a quoted cell. -t puts every row in one township; -g writes GB18030.
 */
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum {
    ROW_MAX = 4096,
    TEXT_MAX = 1024,
    ROWS_MAX = 9999999, /* what seven digits of an id can number */
    FIRST_DAY = 99,     /* 2023-04-10, counted from 2023-01-01 */
    LAST_DAY = 348,     /* 2023-12-15 */
    NO_DAY = -1,
};

static const char *const header =
    "隐患编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,整改责任人,整改措施,"
    "整改资金（万元）,整改期限,应急预案,延期至,挂牌督办,整改状态,整改完成日期,验收日期,验收人,"
    "销号日期,销号审批人,企业罚款（万元）,负责人罚款（万元）,备注";

static const char *const areas[] = {
    "卢峰镇",   "低庄镇",   "桥江镇",   "龙潭镇",   "均坪镇",   "观音阁镇", "双井镇",
    "水东镇",   "两丫坪镇", "黄茅园镇", "祖市殿镇", "葛竹坪镇", "深子湖镇", "三江镇",
    "统溪河镇", "北斗溪镇", "思蒙镇",   "大江口镇", "舒溶溪乡", "油洋乡",   "小横垅乡",
    "淘金坪乡", "中都乡",   "沿溪乡",   "龙庄湾乡",
};

static const struct sector {
    const char *name;
    const char *trades[2];
    const char *problems[4];
} sectors[] = {
    {"高层建筑",
     {"物业服务有限公司", "商业广场管理有限公司"},
     {"消防控制室值班人员未持证上岗，自动消防设施处于手动状态",
      "疏散楼梯间防火门损坏且长期处于敞开状态", "电缆井和管道井未进行层间防火封堵并堆放可燃杂物",
      "消火栓系统管网无水，消防水泵不能正常启动"}},
    {"居民自建房",
     {"房屋租赁服务部", "农家餐饮经营部"},
     {"经营性自建房擅自加层改建，承重墙体出现贯通裂缝",
      "三层以上自建房底层经营上层住人且只有一部疏散楼梯", "房屋主体结构经鉴定为D级危房仍在对外出租",
      "外窗设置金属防盗网且未预留逃生窗口"}},
    {"城镇燃气",
     {"燃气有限公司", "液化气供应站"},
     {"瓶装液化石油气储存间未安装可燃气体泄漏报警装置",
      "燃气管道被违章建筑占压，未采取安全保护措施",
      "餐饮场所使用国家明令淘汰的可调压阀和直排式灶具", "向未取得检验合格证的气瓶充装燃气"}},
    {"消防和人员密集场所",
     {"综合超市有限公司", "文化娱乐有限公司"},
     {"营业期间安全出口上锁，疏散通道被货物堵塞", "违规采用聚氨酯泡沫夹芯板搭建临时用房",
      "疏散通道停放电动自行车并拉线充电", "火灾自动报警系统主机故障，部分探测器被拆除"}},
    {"危险化学品",
     {"化工有限公司", "石油销售有限公司加油站"},
     {"涉及重点监管危险化工工艺的装置未实现自动化控制", "构成重大危险源的储罐区未配备紧急切断装置",
      "爆炸危险场所使用非防爆电气设备且接地不良", "主要负责人和安全生产管理人员未依法经考核合格"}},
    {"非煤矿山",
     {"采石有限公司", "矿业有限责任公司"},
     {"露天采场未按设计自上而下分台阶开采，存在高陡边坡",
      "地下矿山安全出口不符合国家标准，梯子间锈蚀损坏",
      "尾矿库坝体浸润线埋深小于控制值且未及时处理",
      "井下作业面局部通风不良，未配备便携式气体检测仪"}},
    {"烟花爆竹",
     {"烟花制造有限公司", "花炮专营有限公司"},
     {"工库房实际作业人员数量超过核定人数", "仓库超量储存，安全距离内新增建筑物",
      "防静电、防火、防雷设备设施缺失或者失效", "零售点与居住场所设置在同一建筑物内且堆放混乱"}},
    {"交通运输",
     {"运输有限责任公司", "客运有限公司"},
     {"农村客运班线车辆动态监控装置长期离线运行", "临水临崖路段护栏缺失，未设置警示标志",
      "渡船救生衣配备数量不足且超过核定载客人数", "驾驶员疲劳驾驶提示未处置，企业未落实安全教育"}},
    {"建筑施工",
     {"建筑工程有限公司", "路桥建设有限公司"},
     {"深基坑开挖未按专项施工方案支护，坑边超载堆土",
      "塔式起重机未经检测验收即投入使用，限位装置失灵",
      "高支模架体搭设不符合规范，连墙件被擅自拆除", "隧道施工安全步距超标，未开展超前地质预报"}},
    {"特种设备",
     {"机械设备有限公司", "电梯工程有限公司"},
     {"在用压力容器超过检验有效期，安全阀未定期校验", "叉车作业人员未取得特种设备作业人员证",
      "电梯制动器间隙超标，维保记录弄虚作假", "起重机械吊钩防脱装置损坏仍继续使用"}},
    {"文化旅游",
     {"旅游开发有限公司", "漂流服务有限公司"},
     {"景区玻璃栈道护栏固定螺栓松动，未按期检测", "漂流河段未设置安全警示标志和应急救援点",
      "大型游乐设施安全压杠锁紧装置失效", "文物建筑内违规使用大功率电器，线路直接敷设在木构件上"}},
    {"冶金工贸",
     {"金属制品有限公司", "木业加工有限公司"},
     {"有限空间作业未执行先通风再检测后作业制度", "粉尘爆炸危险场所除尘系统未设置泄爆装置",
      "煤气区域未安装固定式一氧化碳监测报警装置", "熔融金属吊运使用不符合要求的起重机"}},
};

static const char *const brands[] = {
    "鑫盛", "恒泰", "宏远", "金源", "顺发", "永兴", "华安", "聚丰", "瑞祥", "天成", "德胜", "和顺",
    "长青", "凯达", "中兴", "富民", "兴隆", "万通", "雪峰", "沅江", "屈原", "湘西", "星辰", "锦绣",
};

static const char *const places[] = {
    "东侧区域", "西侧区域", "南侧区域", "北侧区域", "入口处", "1号点位", "2号点位", "3号点位",
};

static const char *const measures[] = {
    "立即停止使用并撤出作业人员",
    "制定专项整改方案，专人全程监护",
    "委托具备资质的单位检测检验",
    "限期维修更换，复查合格后恢复使用",
    "组织从业人员开展安全培训，考核合格后上岗",
    "聘请专家现场指导，完善双重预防机制",
};

static const char *const contingencies[] = {
    "已编制现场处置方案",
    "启用企业综合应急预案",
    "已制定专项应急预案并演练",
    "乡镇应急队伍待命",
};

static const char *const remarks[] = {
    "已纳入县安委会重点跟踪清单，每周调度一次",
    "整改前后对比照片已归档",
    "请行业主管部门加强业务指导",
    "企业已公示隐患和整改情况",
};

static const char *const sources[] = {
    "企业自查", "乡镇排查", "部门检查", "专家帮扶", "上级督导", "群众举报",
};

static const char *const surnames[] = {
    "张", "李", "王", "刘", "陈", "杨", "黄", "周", "吴", "舒", "向", "夏", "武", "谌", "郑",
    "贺", "邓", "唐", "曾", "彭", "肖", "邹", "罗", "梁", "谢", "宋", "覃", "戴", "石", "严",
};

static const char *const given_names[] = {
    "建国", "志强", "海军", "小平", "春生", "立新", "文斌", "国华", "永红", "光明",
    "丽萍", "秀英", "桂兰", "晓燕", "明辉", "卫东", "伟",   "勇",   "敏",   "磊",
    "玉莲", "长江", "冬梅", "家豪", "子轩", "雪梅", "庆云", "自强", "正平", "友良",
};

static const char *const states[] = {"已登记", "已交办", "整改中", "待验收", "已销号"};
enum state { REGISTERED, ASSIGNED, IN_WORK, AWAITING, CLOSED };

enum role { INSPECTOR, OWNER, VERIFIER, APPROVER, ROLES };

/* Characters for which a cell is quoted. */
enum twist { PLAIN, WITH_COMMA, WITH_QUOTES, WITH_LINE_END };

struct options {
    unsigned long rows;
    unsigned long seed;
    const char *area; /* NULL: all of them */
    bool gb18030;
};

struct random {
    uint64_t state;
};

struct hazard {
    unsigned long number;
    const char *area;
    const struct sector *sector;
    const char *source;
    const char *listed;
    enum state state;
    int found, due, extended, rectified, verified, closed;
    size_t people[ROLES];
    unsigned penalty, penalty_person; /* in yuan */
    unsigned funds;                   /* in hundreds of yuan */
};

struct row {
    char text[ROW_MAX];
    size_t len;
};

static void die(const char *what)
{
    fprintf(stderr, "make-ledger: %s: %s\n", what, strerror(errno));
    exit(2);
}

/* splitmix64 */
static uint64_t next_random(struct random *r)
{
    uint64_t z = (r->state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static unsigned below(struct random *r, unsigned limit)
{
    return (unsigned)(((next_random(r) >> 32) * limit) >> 32);
}

static bool chance(struct random *r, unsigned percent)
{
    return below(r, 100) < percent;
}

static int days(struct random *r, unsigned least, unsigned most)
{
    return (int)(least + below(r, most - least + 1));
}

#define PICK(r, table) ((table)[below((r), (unsigned)COUNT(table))])

/* One cell, quoted only where CSV asks for it, with the comma before it. */
static void put_cell(struct row *row, const char *text)
{
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    if (row->len + 2 * strlen(text) + 4 > sizeof(row->text)) {
        errno = EOVERFLOW;
        die("row");
    }
    if (row->len > 0) {
        row->text[row->len++] = ',';
    }
    if (quoted) {
        row->text[row->len++] = '"';
    }
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"') {
            row->text[row->len++] = '"';
        }
        row->text[row->len++] = *c;
    }
    if (quoted) {
        row->text[row->len++] = '"';
    }
}

/* DAY counts from 2023-01-01 and may run on into 2024. */
static void put_date(struct row *row, int day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31, 30};
    char text[TEXT_MAX];
    size_t month = 0;
    if (day == NO_DAY) {
        put_cell(row, "");
        return;
    }
    while (month + 1 < COUNT(lengths) && day >= lengths[month]) {
        day -= lengths[month++];
    }
    snprintf(text, sizeof(text), "%04zu-%02zu-%02d", 2023 + month / 12, month % 12 + 1, day + 1);
    put_cell(row, text);
}

/* Names are numbers, so that no two persons have similar names. */
static void put_person(struct row *row, size_t person)
{
    char text[TEXT_MAX];
    snprintf(text, sizeof(text), "%s%s", surnames[person % COUNT(surnames)],
             given_names[person / COUNT(surnames)]);
    put_cell(row, text);
}

/* The person who signed on DAY; empty if that day has not come. */
static void put_signature(struct row *row, int day, size_t person)
{
    if (day == NO_DAY) {
        put_cell(row, "");
        return;
    }
    put_person(row, person);
}

static void put_funds(struct row *row, unsigned hundreds)
{
    char text[TEXT_MAX];
    snprintf(text, sizeof(text), "%u.%02u", hundreds / 100, hundreds % 100);
    put_cell(row, text);
}

/* Yuan, written in units of ten thousand; no penalty is an empty cell. */
static void put_penalty(struct row *row, unsigned yuan)
{
    char text[TEXT_MAX] = "";
    if (yuan > 0) {
        snprintf(text, sizeof(text), "%u.%04u", yuan / 10000, yuan % 10000);
    }
    put_cell(row, text);
}

static void put_enterprise(struct row *row, struct random *r, const struct hazard *h)
{
    char text[TEXT_MAX];
    const char *brand = PICK(r, brands);
    snprintf(text, sizeof(text), "溆浦县%s%s%s", h->area, brand, PICK(r, h->sector->trades));
    put_cell(row, text);
}

static enum twist draw_twist(struct random *r)
{
    unsigned draw = below(r, 1000);
    return draw < 5 ? WITH_LINE_END : draw < 15 ? WITH_QUOTES : draw < 30 ? WITH_COMMA : PLAIN;
}

static void put_description(struct row *row, struct random *r, const struct hazard *h)
{
    static const char *const formats[] = {
        [PLAIN] = "%s：%s",
        [WITH_COMMA] = "%s, %s",
        [WITH_QUOTES] = "%s\"安全警示\"标识缺失，%s",
        [WITH_LINE_END] = "%s：\n1.%s",
    };
    char text[TEXT_MAX];
    const char *place = PICK(r, places);
    const char *problem = PICK(r, h->sector->problems);
    snprintf(text, sizeof(text), formats[draw_twist(r)], place, problem);
    put_cell(row, text);
}

/* Draws the dates of a hazard up to LAST_DAY; one hazard in ten is never rectified. */
static void draw_course(struct random *r, struct hazard *h)
{
    h->found = FIRST_DAY + days(r, 0, LAST_DAY - FIRST_DAY);
    h->due = h->found + days(r, 3, 45);
    h->rectified = h->found + days(r, 1, 50);
    h->verified = h->rectified + days(r, 0, 9);
    h->closed = h->verified + days(r, 0, 6);
    if (chance(r, 10) || h->rectified > LAST_DAY) {
        h->rectified = NO_DAY;
    }
    if (chance(r, 8) || h->rectified == NO_DAY || h->verified > LAST_DAY) {
        h->verified = NO_DAY;
    }
    if (chance(r, 8) || h->verified == NO_DAY || h->closed > LAST_DAY) {
        h->closed = NO_DAY;
    }
    bool late = h->rectified == NO_DAY || h->rectified > h->due;
    h->extended = late && chance(r, 25) ? h->due + days(r, 5, 40) : NO_DAY;
    unsigned open_state = below(r, IN_WORK + 1);
    h->state = h->closed != NO_DAY      ? CLOSED
               : h->rectified != NO_DAY ? AWAITING
                                        : (enum state)open_state;
}

static bool has_part(const struct hazard *h, size_t parts, size_t person)
{
    for (size_t role = 0; role < parts; role++) {
        if (h->people[role] == person) {
            return true;
        }
    }
    return false;
}

static void draw_people(struct random *r, struct hazard *h)
{
    for (size_t role = 0; role < ROLES; role++) {
        size_t person;
        do {
            person = below(r, (unsigned)(COUNT(surnames) * COUNT(given_names)));
        } while (has_part(h, role, person));
        h->people[role] = person;
    }
}

/* What an enterprise finds itself is not fined; a fined person means a fined enterprise. */
static void draw_penalty(struct random *r, struct hazard *h)
{
    bool fined = h->source != sources[0] && chance(r, 25);
    h->penalty = fined ? 1000 + below(r, 99000) : 0;
    h->penalty_person = fined && chance(r, 40) ? 500 + below(r, 20000) : 0;
}

/* What superiors or the public found is listed (the plan's art. 3.5). */
static const char *draw_listing(struct random *r, const struct hazard *h)
{
    bool wanted = h->source == sources[4] || h->source == sources[5];
    unsigned draw = below(r, 200);
    return draw < 1 ? "省级" : draw < 5 ? "市级" : draw < 17 || wanted ? "县级" : "";
}

static struct hazard draw_hazard(struct random *r, unsigned long number, const char *area)
{
    struct hazard h = {.number = number};
    const char *drawn = PICK(r, areas);
    h.area = area != NULL ? area : drawn;
    h.sector = &PICK(r, sectors);
    h.source = chance(r, 35) ? sources[0] : sources[1 + below(r, COUNT(sources) - 1)];
    draw_course(r, &h);
    draw_people(r, &h);
    draw_penalty(r, &h);
    h.listed = draw_listing(r, &h);
    h.funds = below(r, 5000);
    return h;
}

/* Writes the cells in the order of the header. */
static void put_hazard(struct row *row, struct random *r, const struct hazard *h)
{
    char id[TEXT_MAX];
    snprintf(id, sizeof(id), "XP-2023-%07lu", h->number);
    put_cell(row, id);
    put_date(row, h->found);
    put_cell(row, h->area);
    put_cell(row, h->sector->name);
    put_enterprise(row, r, h);
    put_description(row, r, h);
    put_cell(row, h->source);
    put_person(row, h->people[INSPECTOR]);
    put_person(row, h->people[OWNER]);
    put_cell(row, PICK(r, measures));
    put_funds(row, h->funds);
    put_date(row, h->due);
    put_cell(row, PICK(r, contingencies));
    put_date(row, h->extended);
    put_cell(row, h->listed);
    put_cell(row, states[h->state]);
    put_date(row, h->rectified);
    put_date(row, h->verified);
    put_signature(row, h->verified, h->people[VERIFIER]);
    put_date(row, h->closed);
    put_signature(row, h->closed, h->people[APPROVER]);
    put_penalty(row, h->penalty);
    put_penalty(row, h->penalty_person);
    put_cell(row, chance(r, 6) ? PICK(r, remarks) : "");
}

/* Converts the row with CODER from UTF-8, unless it is NULL, and writes it. */
static void write_row(const struct row *row, iconv_t *coder)
{
    char coded[ROW_MAX * 2];
    char *in = (char *)row->text; /* iconv does not write there */
    char *out = coded;
    size_t in_left = row->len;
    size_t out_left = sizeof(coded);
    const char *bytes = row->text;
    size_t len = row->len;
    if (coder != NULL) {
        if (iconv(*coder, &in, &in_left, &out, &out_left) == (size_t)-1) {
            die("iconv");
        }
        bytes = coded;
        len = sizeof(coded) - out_left;
    }
    if (fwrite(bytes, 1, len, stdout) != len || putchar('\n') == EOF) {
        die("standard output");
    }
}

static void write_ledger(const struct options *options, iconv_t *coder)
{
    struct random r = {options->seed};
    struct row row;
    row.len = strlen(header);
    memcpy(row.text, header, row.len);
    write_row(&row, coder);
    for (unsigned long number = 1; number <= options->rows; number++) {
        struct hazard h = draw_hazard(&r, number, options->area);
        row.len = 0;
        put_hazard(&row, &r, &h);
        write_row(&row, coder);
    }
    if (fflush(stdout) != 0) {
        die("standard output");
    }
}

static void usage(void)
{
    fputs("usage: make-ledger [-r ROWS] [-s SEED] [-t TOWNSHIP] [-g]\n", stderr);
    exit(2);
}

static unsigned long number_of(const char *text, unsigned long most)
{
    char *end = NULL;
    errno = 0;
    unsigned long number = strtoul(text, &end, 10);
    if (*text < '0' || *text > '9' || *end != '\0' || errno != 0 || number > most) {
        usage();
    }
    return number;
}

static const char *area_of(const char *name)
{
    for (size_t i = 0; i < COUNT(areas); i++) {
        if (strcmp(areas[i], name) == 0) {
            return areas[i];
        }
    }
    usage();
    return NULL;
}

static struct options read_options(int argc, char **argv)
{
    struct options options = {.rows = 1000, .seed = 1};
    int option;
    while ((option = getopt(argc, argv, "r:s:t:g")) != -1) {
        switch (option) {
        case 'r':
            options.rows = number_of(optarg, ROWS_MAX);
            break;
        case 's':
            options.seed = number_of(optarg, UINT32_MAX);
            break;
        case 't':
            options.area = area_of(optarg);
            break;
        case 'g':
            options.gb18030 = true;
            break;
        default:
            usage();
        }
    }
    if (optind != argc) {
        usage();
    }
    return options;
}

int main(int argc, char **argv)
{
    struct options options = read_options(argc, argv);
    if (!options.gb18030) {
        write_ledger(&options, NULL);
        return 0;
    }
    iconv_t coder = iconv_open("GB18030", "UTF-8");
    if (coder == (iconv_t)-1) { /* NOLINT(performance-no-int-to-ptr): POSIX defines it so */
        die("GB18030");
    }
    write_ledger(&options, &coder);
    iconv_close(coder);
    return 0;
}
