#include "cli.h"
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <libintl.h>
#include <locale.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_OPTIONS = 32, PROGRESS_ROWS = 50000, MOST_JOBS = 64 };

/* The options that every command has. */
static struct cli_option common[] = {
    {0, "plan", "FILE", OPTION_TEXT, NULL, N_("the plan to go by, else $HAZARD_PLAN")},
    {0, "as-of", "DATE", OPTION_DATE, NULL, N_("the day to judge by, else today")},
    {'f', "format", "FORMAT", OPTION_TEXT, NULL, N_("how to write the result")},
    {0, "encoding", "NAME", OPTION_TEXT, NULL, N_("write utf-8, gb18030 or gbk")},
    {0, "bom", NULL, OPTION_FLAG, NULL, N_("begin with a byte order mark, for Excel")},
    {0, "crlf", NULL, OPTION_FLAG, NULL, N_("end lines as Windows does")},
    {'h', "help", NULL, OPTION_FLAG, NULL, N_("show this help")},
    {'V', "version", NULL, OPTION_FLAG, NULL, N_("show the version")},
};
enum { COMMON = sizeof common / sizeof common[0] };

static bool asks_help;
static bool asks_version;

/* Options of the command and of all, as one list. */
struct all_options {
    const struct cli_option *items[MOST_OPTIONS];
    size_t count;
};

static const char *first_set(const char *const *names)
{
    for (; *names != NULL; names++) {
        const char *value = getenv(*names);
        if (value != NULL && value[0] != '\0') {
            return value;
        }
    }
    return "C";
}

/*
 * Follows the user's language even where its locale is not generated on the machine: C.UTF-8 always
 * is, and under it gettext goes by LANGUAGE.
 */
static void choose_language(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", NULL};
    char wanted[128];
    char folder[512];
    const char *language = first_set(names);
    size_t first = strcspn(language, ":"); /* LANGUAGE may be a list; English needs no other */
    bool chinese = strncmp(language, "zh", 2) == 0;
    bool english = strncmp(language, "en", 2) == 0;
    (void)snprintf(wanted, sizeof wanted, "%.*s%s", (int)(english ? first : strlen(language)),
                   language, chinese ? ":zh_CN" : "");
    (void)setlocale(LC_ALL, "C.UTF-8");
    (void)setenv("LANGUAGE", wanted, 1);
    (void)snprintf(folder, sizeof folder, "%s/locale", hz_data_dir());
    (void)bindtextdomain(HZ_TEXT_DOMAIN, folder);
    (void)bind_textdomain_codeset(HZ_TEXT_DOMAIN, "UTF-8");
}

void cli_say(const hz_diag *diag)
{
    char line[2048];
    hz_diag_line(diag, line, sizeof line);
    (void)fprintf(stderr, "%s\n", line);
}

int cli_failed(const hz_diag *err)
{
    cli_say(err);
    return EXIT_FAILED;
}

int cli_misuse(const struct cli *cli, const char *reason)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_E004, cli->name, reason);
    cli_say(&diag);
    (void)fprintf(stderr, hz_translate(N_("Try “%s --help”.\n")), cli->name);
    return EXIT_FAILED;
}

static void count_finding(void *ctx, const hz_diag *diag)
{
    bool is_finding = hz_code_severity(diag->code) != HZ_NOTE;
    ((struct cli *)ctx)->findings += is_finding ? 1 : 0;
    cli_say(diag);
}

hz_sink cli_sink(struct cli *cli)
{
    return (hz_sink){count_finding, cli};
}

void cli_progress(struct cli *cli, const hz_rows *rows)
{
    uint64_t count = hz_rows_count(rows);
    if (count - cli->shown < PROGRESS_ROWS) {
        return;
    }
    cli->shown = count;
    if (isatty(STDERR_FILENO)) {
        (void)fputc('\r', stderr);
        (void)fprintf(stderr, hz_translate(N_("%llu rows")), (unsigned long long)count);
    }
}

void cli_progress_end(const struct cli *cli)
{
    if (cli->shown > 0 && isatty(STDERR_FILENO)) {
        (void)fputs("\r\033[K", stderr);
    }
}

static void collect(struct all_options *all, const struct cli_option *options, size_t count)
{
    for (size_t i = 0; i < count && options[i].name != NULL && all->count < MOST_OPTIONS; i++) {
        all->items[all->count++] = &options[i];
    }
}

static void show_option(const struct cli_option *o)
{
    char left[64];
    char letter[8] = "    ";
    if (o->letter != 0) {
        (void)snprintf(letter, sizeof letter, "-%c, ", o->letter);
    }
    (void)snprintf(left, sizeof left, "%s--%s%s%s", letter, o->name, o->argument == NULL ? "" : " ",
                   o->argument == NULL ? "" : o->argument);
    (void)printf("  %-26s %s\n", left, hz_translate(o->help));
}

static void show_help(const struct cli *cli, const struct all_options *all)
{
    (void)printf(hz_translate(N_("Usage: %s %s\n")), cli->name, cli->command->synopsis);
    (void)printf("%s\n\n", hz_translate(cli->command->summary));
    for (size_t i = 0; i < all->count; i++) {
        show_option(all->items[i]);
    }
    (void)printf("\n%s\n", hz_translate(cli->command->reads));
    (void)printf(hz_translate(N_("Formats: %s.\nExit status: 0 nothing found, 1 findings, 2 could "
                                 "not do it.\nSee %s(1), hazard-ledger(7).\n")),
                 cli->command->formats, cli->name);
}

static bool read_count(const char *text, int *value)
{
    size_t len = strlen(text);
    if (len == 0 || len > 6 || strspn(text, "0123456789") != len) {
        return false;
    }
    *value = (int)strtol(text, NULL, 10);
    return true;
}

static bool read_until(const char *text, hz_until *value)
{
    bool closed = strcmp(text, "closed") == 0;
    *value = closed ? HZ_UNTIL_CLOSED : HZ_UNTIL_RECTIFIED;
    return closed || strcmp(text, "rectified") == 0;
}

/* Gives the option its value. False: the text is not of its kind. */
static bool set_option(const struct cli_option *o, char *text)
{
    switch (o->kind) {
    case OPTION_FLAG:
        *(bool *)o->value = true;
        return true;
    case OPTION_TEXT:
        *(const char **)o->value = text;
        return true;
    case OPTION_DATE:
        return hz_date_parse(hz_span_of(text), o->value) == HZ_VALUE_OK;
    case OPTION_MONTH:
        return hz_month_parse(hz_span_of(text), o->value);
    case OPTION_UNTIL:
        return read_until(text, o->value);
    default:
        return read_count(text, o->value);
    }
}

static const char *wanted_text(enum option_kind kind)
{
    switch (kind) {
    case OPTION_DATE:
        return hz_translate(N_("a date such as 2023-05-01 is wanted"));
    case OPTION_MONTH:
        return hz_translate(N_("a month such as 2023-05 is wanted"));
    case OPTION_UNTIL:
        return hz_translate(N_("rectified or closed is wanted"));
    default:
        return hz_translate(N_("a whole number is wanted"));
    }
}

static int misuse_value(const struct cli *cli, const struct cli_option *o, const char *text)
{
    char reason[256];
    (void)snprintf(reason, sizeof reason, "--%s “%s”: %s", o->name, text, wanted_text(o->kind));
    return cli_misuse(cli, reason);
}

/* What getopt_long wants to know. */
static void describe(const struct all_options *all, struct option *longs, char *letters)
{
    *letters++ = ':'; /* we say ourselves what is missing */
    for (size_t i = 0; i < all->count; i++) {
        const struct cli_option *o = all->items[i];
        int has = o->argument == NULL ? no_argument : required_argument;
        longs[i] = (struct option){o->name, has, NULL, (int)i + 256};
        if (o->letter != 0) {
            *letters++ = o->letter;
            if (o->argument != NULL) {
                *letters++ = ':';
            }
        }
    }
    longs[all->count] = (struct option){0};
    *letters = '\0';
}

static const struct cli_option *find_option(const struct all_options *all, int c)
{
    for (size_t i = 0; i < all->count; i++) {
        if (c == (int)i + 256 || (c != 0 && c == all->items[i]->letter)) {
            return all->items[i];
        }
    }
    return NULL;
}

static int read_options(const struct cli *cli, const struct all_options *all, int argc, char **argv)
{
    struct option longs[MOST_OPTIONS + 1];
    char letters[2 * MOST_OPTIONS + 2];
    char reason[256];
    describe(all, longs, letters);
    opterr = 0;
    for (;;) {
        int at = optind;
        int c = getopt_long(argc, argv, letters, longs, NULL);
        if (c == -1) {
            return EXIT_DONE;
        }
        const struct cli_option *o = find_option(all, c);
        if (o == NULL) {
            const char *word = at < argc ? argv[at] : "";
            const char *format = c == ':' ? hz_translate(N_("“%s” needs a value"))
                                          : hz_translate(N_("there is no option “%s”"));
            (void)snprintf(reason, sizeof reason, format, word);
            return cli_misuse(cli, reason);
        }
        if (!set_option(o, optarg)) {
            return misuse_value(cli, o, optarg);
        }
    }
}

/* True if @p name is one of the names joined by |. */
static bool is_listed(const char *names, const char *name)
{
    size_t len = strlen(name);
    for (const char *p = names; *p != '\0'; p += strcspn(p, "|"), p += *p == '|' ? 1 : 0) {
        if (strcspn(p, "|") == len && strncmp(p, name, len) == 0) {
            return true;
        }
    }
    return false;
}

static int check_output(struct cli *cli)
{
    static char standard[16];
    char reason[256];
    const char *formats = cli->command->formats;
    if (cli->format == NULL) {
        (void)snprintf(standard, sizeof standard, "%.*s", (int)strcspn(formats, "|"), formats);
        cli->format = standard;
    }
    if (!is_listed(formats, cli->format)) {
        (void)snprintf(reason, sizeof reason, hz_translate(N_("-f “%s”: one of %s is wanted")),
                       cli->format, formats);
        return cli_misuse(cli, reason);
    }
    if (cli->encoding != NULL &&
        (!hz_encoding_find(cli->encoding, &cli->write.encoding) || cli->write.encoding > HZ_GBK)) {
        (void)snprintf(reason, sizeof reason,
                       hz_translate(N_("--encoding “%s”: utf-8, gb18030 or gbk is wanted")),
                       cli->encoding);
        return cli_misuse(cli, reason);
    }
    cli->write.format = cli->format;
    return EXIT_DONE;
}

static void bind_common(struct cli *cli)
{
    void *values[COMMON] = {&cli->plan_path, &cli->as_of,      &cli->format, &cli->encoding,
                            &cli->write.bom, &cli->write.crlf, &asks_help,   &asks_version};
    for (size_t i = 0; i < COMMON; i++) {
        common[i].value = values[i];
    }
}

static int prepare(struct cli *cli, const struct all_options *all, int argc, char **argv)
{
    hz_diag err;
    int status = read_options(cli, all, argc, argv);
    if (status != EXIT_DONE || asks_help || asks_version) {
        return status;
    }
    cli->as_of_given = cli->as_of != HZ_NO_DATE;
    if (!cli->as_of_given) {
        cli->as_of = hz_date_today();
    }
    status = check_output(cli);
    if (status == EXIT_DONE && hz_plan_load(cli->plan_path, &cli->plan, &err) != 0) {
        status = cli_failed(&err);
    }
    return status;
}

/*
 * A standard stream that the caller closed would give its number to the next file opened, perhaps a
 * ledger; it is opened on nothing instead, in the direction in which it fails.
 */
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

int cli_flush(void)
{
    hz_diag err;
    if (fflush(stdout) == 0) {
        return EXIT_DONE;
    }
    hz_diag_set(&err, HZ_E002, "-", strerror(errno));
    return cli_failed(&err);
}

/* The name the command was called by, which packages may have given a prefix. */
static const char *base_name(const char *path)
{
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

int cli_main(const struct command *command, int (*run)(struct cli *cli), int argc, char **argv)
{
    struct cli cli = {.command = command, .name = base_name(argv[0]), .as_of = HZ_NO_DATE};
    struct all_options all = {.count = 0};
    hold_standard_streams();
    (void)signal(SIGXFSZ, SIG_IGN); /* a file too large is an error that can be told */
    choose_language();
    bind_common(&cli);
    collect(&all, command->options, MOST_OPTIONS);
    collect(&all, common, COMMON);
    int status = prepare(&cli, &all, argc, argv);
    cli.files = argv + optind;
    cli.file_count = (size_t)(argc - optind);
    if (status == EXIT_DONE && asks_help) {
        show_help(&cli, &all);
        status = cli_flush();
    } else if (status == EXIT_DONE && asks_version) {
        (void)printf("%s (hazard-ledger) %s\n", cli.name, HZ_VERSION);
        status = cli_flush();
    } else if (status == EXIT_DONE) {
        status = run(&cli);
    }
    hz_plan_free(cli.plan);
    return status;
}

const char *cli_signature(const struct cli *cli, const char *by, bool must_be_named)
{
    const char *name = by == NULL ? getenv("HAZARD_USER") : by;
    if (name == NULL && !must_be_named) {
        const struct passwd *user = getpwuid(geteuid());
        name = user == NULL ? NULL : user->pw_name;
    }
    hz_span text = name == NULL ? hz_span_of("") : hz_span_trim(hz_span_of(name));
    if (name == NULL || text.len == 0) {
        (void)cli_misuse(cli, hz_translate(N_("--by NAME is missing: who does it, signs")));
        return NULL;
    }
    /* the journal opens in a spreadsheet, which would run a formula; and a name is one line */
    if (strchr("=+-@", text.ptr[0]) != NULL || strpbrk(name, "\n\r") != NULL) {
        (void)cli_misuse(cli,
                         hz_translate(N_("--by is no name: one line, beginning with a letter")));
        return NULL;
    }
    return name;
}

bool cli_split_value(const struct cli *cli, const char *word, hz_span *label, hz_span *value,
                     bool *said)
{
    char reason[256];
    const char *sign = strchr(word, '=');
    *said = false;
    if (sign == NULL) {
        return false;
    }
    *label = (hz_span){word, (size_t)(sign - word)};
    *value = hz_span_of(sign + 1);
    if (hz_column_find(*label) != HZ_COL_NONE) {
        return true;
    }
    (void)snprintf(reason, sizeof reason,
                   hz_translate(N_("“%s”: no such column; did you mean %s?")), word,
                   hz_column_nearest(*label));
    (void)cli_misuse(cli, reason);
    *said = true;
    return false;
}

bool cli_read_columns(const struct cli *cli, const char *text, bool (*can)(hz_column column),
                      const char *which, hz_column by[HZ_BY_MAX], size_t *count)
{
    char reason[256];
    const char *p = text;
    *count = 0;
    do {
        hz_span word = {p, strcspn(p, ",")};
        int column = hz_column_find(word);
        bool wrong = column == HZ_COL_NONE || !can((hz_column)column) || *count == HZ_BY_MAX;
        for (size_t i = 0; i < *count; i++) {
            wrong = wrong || (int)by[i] == column;
        }
        if (wrong) {
            (void)snprintf(reason, sizeof reason, "--by “%.*s”: %s", (int)word.len, word.ptr,
                           hz_translate(which));
            (void)cli_misuse(cli, reason);
            return false;
        }
        by[(*count)++] = (hz_column)column;
        p += word.len + (p[word.len] == ',' ? 1 : 0);
    } while (*p != '\0');
    return true;
}

static void *begin_part(void *ctx)
{
    const struct cli_sieve *s = ctx;
    return s->inner.begin(s->inner.ctx);
}

static int join_part(void *ctx, void *sifted)
{
    const struct cli_sieve *s = ctx;
    cli_progress(s->cli, s->rows);
    return s->inner.join(s->inner.ctx, sifted);
}

void cli_sift(struct cli_sieve *s, struct cli *cli, hz_rows *rows, hz_sieve inner, int jobs)
{
    long cores = jobs == 0 ? sysconf(_SC_NPROCESSORS_ONLN) : jobs;
    *s = (struct cli_sieve){{s, begin_part, inner.sift, join_part, inner.end}, inner, cli, rows};
    hz_rows_sift(rows, &s->sieve,
                 cores > MOST_JOBS ? MOST_JOBS : (unsigned)(cores < 1 ? 1 : cores));
}

int cli_each_row(struct cli *cli, const struct cli_reading *reading, cli_take take, void *ctx,
                 hz_diag *err)
{
    struct cli_sieve sieve;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int status = EXIT_DONE;
    int found = 0;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    if (hz_rows_open(cli->files, cli->file_count, reading->flags, &rows) != 0) {
        return cli_failed(err);
    }
    if (reading->sieve != NULL) {
        cli_sift(&sieve, cli, rows, *reading->sieve, reading->jobs);
    }
    while ((found = hz_rows_next(rows, &row, err)) != 0) {
        if (found < 0) {
            status = cli_failed(err);
        } else if (take(ctx, row, err) != 0) {
            status = cli_failed(err);
            break;
        }
        cli_progress(cli, rows);
    }
    hz_rows_close(rows);
    cli_progress_end(cli);
    return status;
}

static int read_ids(hz_texts *ids, hz_diag *err)
{
    hz_rows *rows = NULL;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    int result = hz_rows_open(NULL, 0, HZ_ROWS_MAY_BE_EMPTY | HZ_ROWS_OF_IDS, &rows);
    result = result == 0 ? hz_ids_read(rows, ids, err) : result;
    hz_rows_close(rows);
    return result;
}

hz_step_result cli_move(const hz_step *step, const hz_move *move, const hz_texts *ids, hz_diag *err)
{
    hz_texts read = {0};
    if (ids->count > 0) {
        return hz_move_all(step, move, ids, err);
    }
    hz_step_result result =
        read_ids(&read, err) == 0 ? hz_move_all(step, move, &read, err) : HZ_STEP_FAILED;
    hz_ids_free(&read);
    return result;
}

/* Rows as they will be, or in a dry run the columns that would change, go to standard output. */
static int open_results(hz_step *step, bool dry_run, hz_writer *writer)
{
    if (dry_run) {
        step->differences = writer;
        return 0;
    }
    return hz_row_writer_new(writer, NULL, 0, &step->out);
}

int cli_step(struct cli *cli, const struct cli_change *change,
             hz_step_result (*run)(const struct cli *cli, const hz_step *step, hz_diag *err),
             const char *refused)
{
    hz_diag err;
    hz_writer *writer = NULL;
    hz_step step = {.ledger = change->ledger,
                    .plan = cli->plan,
                    .today = cli->as_of,
                    .by = change->by,
                    .reason = change->reason,
                    .wait = change->wait,
                    .sink = cli_sink(cli)};
    hz_step_result result = HZ_STEP_FAILED;
    if (change->ledger == NULL || strcmp(change->ledger, "-") == 0) {
        return cli_misuse(cli, hz_translate(N_("-l LEDGER is missing: the file to change")));
    }
    cli->write.hold = true;
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    if (hz_writer_open(stdout, &cli->write, &writer, &err) == 0 &&
        open_results(&step, change->dry_run, writer) == 0) {
        result = run(cli, &step, &err);
    }
    bool changed = result == HZ_STEP_DONE;
    if (changed && hz_writer_finish(writer, &err) != 0) {
        result = HZ_STEP_FAILED;
    }
    if (result == HZ_STEP_FAILED) {
        if (err.file[0] == '\0') { /* it is about the call */
            hz_diag_copy(err.file, sizeof err.file, hz_span_of(cli->name));
        }
        cli_say(&err);
        (void)fputs(changed && !change->dry_run
                        ? hz_translate(N_("The ledger was changed; only its rows could not be "
                                          "written here.\n"))
                        : "",
                    stderr);
    } else if (result == HZ_STEP_REFUSED) {
        (void)fputs(hz_translate(refused), stderr);
    }
    hz_row_writer_free(step.out);
    hz_writer_close(writer);
    if (result != HZ_STEP_DONE) {
        return EXIT_FAILED;
    }
    return cli->findings > 0 ? EXIT_FINDINGS : EXIT_DONE;
}
