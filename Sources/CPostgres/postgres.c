// SPDX-License-Identifier: GPL-3.0-or-later
#include "CPostgres.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

// What is used of libpq 5, as libpq-fe.h declares it.
typedef void *handle;
enum { connection_ok = 0, connection_bad = 1 };
enum { polling_failed = 0, polling_reading = 1, polling_writing = 2, polling_ok = 3 };
enum { command_ok = 1, tuples_ok = 2, copy_in = 4 };
enum { errors_default = 1, errors_verbose = 2 };
enum { sqlstate_field = 'C', primary_field = 'M' };

static struct {
  handle (*connect_start)(const char *const *, const char *const *, int);
  int (*connect_poll)(handle);
  int (*status)(handle);
  int (*socket)(handle);
  int (*set_verbosity)(handle, int);
  void (*finish)(handle);
  char *(*error_message)(handle);
  int (*ssl_in_use)(handle);
  void (*(*set_notice_processor)(handle, void (*)(void *, const char *), void *))(void *, const char *);
  handle (*exec)(handle, const char *);
  handle (*exec_params)(handle, const char *, int, const unsigned *, const char *const *, const int *, const int *, int);
  int (*result_status)(handle);
  char *(*result_error_field)(handle, int);
  int (*ntuples)(handle);
  char *(*getvalue)(handle, int, int);
  int (*getlength)(handle, int, int);
  int (*getisnull)(handle, int, int);
  void (*clear)(handle);
  int (*put_copy_data)(handle, const char *, int);
  int (*put_copy_end)(handle, const char *);
  handle (*get_result)(handle);
  int (*consume_input)(handle);
  handle (*notifies)(handle);
  void (*freemem)(void *);
} pq;

static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *file = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!file) return;
  const struct {
    void *place;
    const char *name;
  } symbols[] = {
      {&pq.connect_start, "PQconnectStartParams"},
      {&pq.connect_poll, "PQconnectPoll"},
      {&pq.status, "PQstatus"},
      {&pq.socket, "PQsocket"},
      {&pq.set_verbosity, "PQsetErrorVerbosity"},
      {&pq.finish, "PQfinish"},
      {&pq.error_message, "PQerrorMessage"},
      {&pq.ssl_in_use, "PQsslInUse"},
      {&pq.set_notice_processor, "PQsetNoticeProcessor"},
      {&pq.exec, "PQexec"},
      {&pq.exec_params, "PQexecParams"},
      {&pq.result_status, "PQresultStatus"},
      {&pq.result_error_field, "PQresultErrorField"},
      {&pq.ntuples, "PQntuples"},
      {&pq.getvalue, "PQgetvalue"},
      {&pq.getlength, "PQgetlength"},
      {&pq.getisnull, "PQgetisnull"},
      {&pq.clear, "PQclear"},
      {&pq.put_copy_data, "PQputCopyData"},
      {&pq.put_copy_end, "PQputCopyEnd"},
      {&pq.get_result, "PQgetResult"},
      {&pq.consume_input, "PQconsumeInput"},
      {&pq.notifies, "PQnotifies"},
      {&pq.freemem, "PQfreemem"},
  };
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    void *symbol = dlsym(file, symbols[i].name);
    if (!symbol) return;
    *(void **)symbols[i].place = symbol;
  }
  is_loaded = 1;
}

// Notices would go to the standard error.
static void ignore(void *context, const char *message) {
  (void)context;
  (void)message;
}

static long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

postgres_outcome postgres_connect(const char *const *names, const char *const *values, int seconds,
                                  postgres_connection **connection) {
  pthread_once(&once, load);
  *connection = NULL;
  if (!is_loaded) return postgres_unavailable;
  // These would lead elsewhere than the address says.
  unsetenv("PGHOSTADDR");
  unsetenv("PGSERVICE");
  unsetenv("PGOPTIONS");
  handle made = pq.connect_start(names, values, 0);
  *connection = made;
  if (!made || pq.status(made) == connection_bad) return postgres_failed;
  pq.set_verbosity(made, errors_verbose);
  pq.set_notice_processor(made, ignore, NULL);
  long end = milliseconds() + seconds * 1000L;
  int state = polling_writing;
  while (state != polling_ok) {
    if (state == polling_failed) return postgres_failed;
    struct pollfd descriptor = {.fd = pq.socket(made), .events = state == polling_reading ? POLLIN : POLLOUT};
    long left = end - milliseconds();
    int ready = left > 0 ? poll(&descriptor, 1, (int)left) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return postgres_timed_out;
    state = pq.connect_poll(made);
  }
  pq.set_verbosity(made, errors_default);
  return postgres_connected;
}

void postgres_close(postgres_connection *connection) {
  if (connection) pq.finish(connection);
}

int postgres_is_open(const postgres_connection *connection) { return pq.status((handle)connection) == connection_ok; }

int postgres_is_encrypted(postgres_connection *connection) { return pq.ssl_in_use(connection); }

const char *postgres_message(const postgres_connection *connection) {
  return connection ? pq.error_message((handle)connection) : "";
}

postgres_result *postgres_run(postgres_connection *connection, const char *sql, int count, const char *const *values) {
  return count == 0 ? pq.exec(connection, sql) : pq.exec_params(connection, sql, count, NULL, values, NULL, NULL, 0);
}

postgres_kind postgres_result_kind(const postgres_result *result) {
  switch (result ? pq.result_status((handle)result) : -1) {
    case command_ok: return postgres_done;
    case tuples_ok: return postgres_rows;
    case copy_in: return postgres_takes_copy;
    default: return postgres_error;
  }
}

const char *postgres_result_state(const postgres_result *result) {
  return result ? pq.result_error_field((handle)result, sqlstate_field) : NULL;
}

const char *postgres_result_message(const postgres_result *result) {
  return result ? pq.result_error_field((handle)result, primary_field) : NULL;
}

int postgres_row_count(const postgres_result *result) { return pq.ntuples((handle)result); }

const char *postgres_field(const postgres_result *result, int row, int column, size_t *length) {
  if (pq.getisnull((handle)result, row, column)) return NULL;
  *length = (size_t)pq.getlength((handle)result, row, column);
  return pq.getvalue((handle)result, row, column);
}

void postgres_free(postgres_result *result) {
  if (result) pq.clear(result);
}

int postgres_send(postgres_connection *connection, const char *bytes, size_t count) {
  return pq.put_copy_data(connection, bytes, (int)count) == 1;
}

postgres_result *postgres_end_copy(postgres_connection *connection, const char *reason) {
  // This says yes on a connection that is lost; the answer tells.
  pq.put_copy_end(connection, reason);
  handle answer = pq.get_result(connection), next;
  while ((next = pq.get_result(connection))) pq.clear(next);
  return answer;
}

static int take_notifications(postgres_connection *connection) {
  int count = 0;
  for (handle next; (next = pq.notifies(connection)); count++) pq.freemem(next);
  return count;
}

int postgres_wait(postgres_connection *connection, int wait) {
  if (take_notifications(connection)) return 1;
  struct pollfd descriptor = {.fd = pq.socket(connection), .events = POLLIN};
  if (descriptor.fd < 0) return -1;
  int ready = poll(&descriptor, 1, wait);
  if (ready <= 0) return ready == 0 || errno == EINTR ? 0 : -1;
  if (!pq.consume_input(connection)) return -1;
  return take_notifications(connection) ? 1 : 0;
}
