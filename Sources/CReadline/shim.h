// SPDX-License-Identifier: GPL-3.0-or-later
// Swift 6 refuses C globals that can change; these functions stand between it and readline's.
// The header holds no state of its own: every object file that uses it has its own copy of what is static.
#ifndef ATTEST_CREADLINE_SHIM_H
#define ATTEST_CREADLINE_SHIM_H

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <readline/readline.h>
#include <readline/history.h>

// Glibc's Swift module hides it.
extern int wcwidth(wchar_t);

// The columns of one scalar under the given locale, whatever locale the process runs in.
static inline int shim_wcwidth(unsigned int scalar, locale_t locale) {
  locale_t before = uselocale(locale);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}

static inline locale_t shim_utf8_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

// Settings that are made once, before readline starts.
static inline void shim_configure(const char *name, rl_getc_func_t *read_byte, rl_completion_func_t *complete,
                                  rl_compdisp_func_t *display, rl_voidfunc_t *leave_terminal) {
  rl_readline_name = name;
  rl_change_environment = 0;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_instream = stdin;
  rl_outstream = stdout;
  rl_getc_function = read_byte;
  rl_deprep_term_function = leave_terminal;
  rl_attempted_completion_function = complete;
  rl_completion_display_matches_hook = display;
  rl_basic_word_break_characters = " \t=";
  rl_completer_word_break_characters = " \t=";
  rl_completer_quote_characters = "\"";
  rl_sort_completion_matches = 0;
  rl_ignore_completion_duplicates = 0;
}

static inline void shim_completion_over(int suppress_append) {
  rl_attempted_completion_over = 1;
  rl_completion_suppress_append = suppress_append;
}

static inline int shim_input_descriptor(void) { return fileno(rl_instream ? rl_instream : stdin); }
static inline void shim_flush(void) { fflush(rl_outstream ? rl_outstream : stdout); }
static inline int shim_line_length(void) { return rl_end; }
static inline int shim_cursor(void) { return rl_point; }
static inline void shim_set_cursor(int offset) { rl_point = offset < rl_end ? offset : rl_end; }
static inline const char *shim_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }
static inline int shim_wants_more_input(void) { return RL_ISSTATE(RL_STATE_MOREINPUT) ? 1 : 0; }
static inline void shim_forget_end_of_file(void) { rl_eof_found = 0; }

// One key of one keymap: what it does now, and setting it.
static inline int shim_entry_type(Keymap map, int key) { return map[key].type; }
static inline rl_command_func_t *shim_entry(Keymap map, int key) { return map[key].function; }
static inline void shim_set_entry(Keymap map, int key, int type, rl_command_func_t *function) {
  map[key].type = (char)type;
  map[key].function = function;
}
static inline int shim_is_function(int type) { return type == ISFUNC; }
static inline int shim_is_macro(int type) { return type == ISMACR; }
static inline void shim_run_macro(rl_command_func_t *macro) { rl_push_macro_input(strdup((const char *)macro)); }

#endif
