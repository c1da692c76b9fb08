/*
 * Git for a Windows program under wine: has the script beside it run the git of the system below. Wine starts such a script,
 * but tells nobody when it ends, and its pipes do not reach that far; so all that is said goes through files.
 *
 * The script is told a name. NAME.in is what it reads, NAME.out and NAME.said what it prints, and NAME.code, which comes
 * last, what it ends with.
 */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

static char script[MAX_PATH + 16], name[MAX_PATH + 32];

static const char *part(const char *ending) {
    static char path[sizeof name + 8];
    snprintf(path, sizeof path, "%s.%s", name, ending);
    return path;
}

/* The arguments as they were written, behind the name of the program. */
static const char *arguments(void) {
    const char *line = GetCommandLineA();
    char until = ' ';
    if (*line == '"') {
        until = '"';
        line++;
    }
    while (*line && *line != until) line++;
    return *line ? line + 1 : line;
}

static void copy(FILE *from, FILE *to) {
    char bytes[65536];
    size_t length;
    while ((length = fread(bytes, 1, sizeof bytes, from)) > 0) fwrite(bytes, 1, length, to);
    fflush(to);
}

static void pass_on(const char *ending, FILE *to) {
    FILE *from = fopen(part(ending), "rb");
    if (!from) return;
    copy(from, to);
    fclose(from);
    DeleteFileA(part(ending));
}

/* Runs git on what NAME.in holds. */
static int run(void) {
    static char line[32768];
    STARTUPINFOA start;
    PROCESS_INFORMATION started;
    FILE *ended;
    int code = 128;
    memset(&start, 0, sizeof start);
    start.cb = sizeof start;
    snprintf(line, sizeof line, "git.sh \"%s\" %s", name, arguments());
    if (!CreateProcessA(script, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &started)) return code;
    while (GetFileAttributesA(part("code")) == INVALID_FILE_ATTRIBUTES) Sleep(2);
    ended = fopen(part("code"), "rb");
    if (ended) {
        if (fscanf(ended, "%d", &code) != 1) code = 128;
        fclose(ended);
    }
    DeleteFileA(part("code"));
    DeleteFileA(part("in"));
    pass_on("out", stdout);
    pass_on("said", stderr);
    return code;
}

int main(void) {
    char place[MAX_PATH], line[256];
    FILE *in;
    int code = 0;

    if (!GetModuleFileNameA(NULL, place, sizeof place)) return 128;
    *strrchr(place, '\\') = 0;
    snprintf(script, sizeof script, "%s\\git.sh", place);
    snprintf(name, sizeof name, "%s\\call-%lu", place, (unsigned long)GetCurrentProcessId());
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    if (!strstr(arguments(), "cat-file --batch")) {
        if (!(in = fopen(part("in"), "wb"))) return 128;
        copy(stdin, in);
        fclose(in);
        return run();
    }
    /* Each line is answered before the next one is asked. */
    while (code == 0 && fgets(line, sizeof line, stdin)) {
        if (!(in = fopen(part("in"), "wb"))) return 128;
        fputs(line, in);
        fclose(in);
        code = run();
    }
    return code;
}
