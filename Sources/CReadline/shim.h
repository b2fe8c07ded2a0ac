// SPDX-License-Identifier: GPL-3.0-or-later
// Swift 6 refuses C globals that can change; these functions stand between it and readline's.
// The header holds no state of its own: every object file that uses it has its own copy of what is static.
#ifndef ATTEST_CREADLINE_SHIM_H
#define ATTEST_CREADLINE_SHIM_H

#include <langinfo.h>
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

// Takes the character set of the environment; 1 if it is UTF-8.
static inline int shim_adopt_locale(void) {
  setlocale(LC_CTYPE, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// Settings that are made once, before readline starts.
static inline void shim_configure(const char *name, rl_getc_func_t *read_byte, rl_hook_func_t *is_byte_ready,
                                  rl_completion_func_t *complete, rl_compdisp_func_t *display,
                                  rl_vintfunc_t *take_terminal, rl_voidfunc_t *leave_terminal) {
  rl_readline_name = name;
  rl_change_environment = 0;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_instream = stdin;
  rl_outstream = stdout;
  rl_getc_function = read_byte;
  rl_input_available_hook = is_byte_ready;
  rl_prep_term_function = take_terminal;
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
static inline int shim_is_vi_mode(void) { return rl_editing_mode == 0; }
static inline void shim_forget_end_of_file(void) { rl_eof_found = 0; }

// A key of a keymap: whether it runs a function or types a macro, and doing the latter.
static inline int shim_is_function(KEYMAP_ENTRY entry) { return entry.type == ISFUNC; }
static inline int shim_is_macro(KEYMAP_ENTRY entry) { return entry.type == ISMACR; }
static inline void shim_run_macro(KEYMAP_ENTRY entry) { rl_push_macro_input(strdup((const char *)entry.function)); }

// Whether keys that were typed give a command or a macro by themselves.
static inline int shim_is_bound(const char *keys, size_t length) {
  int type = ISFUNC;
  return rl_function_of_keyseq_len(keys, length, rl_get_keymap(), &type) && type != ISKMAP;
}

// The history list, from 0.
static inline int shim_history_count(void) { return history_length; }
static inline const char *shim_history_line(int index) {
  HIST_ENTRY *entry = history_get(history_base + index);
  return entry && entry->line ? entry->line : "";
}
static inline void shim_history_remove(int index) {
  HIST_ENTRY *entry = remove_history(index);
  if (entry) free_history_entry(entry);
}

#endif
