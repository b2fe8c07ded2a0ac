// SPDX-License-Identifier: GPL-3.0-or-later
// What is used of the system's libpq, which is loaded when the first connection is made: a start that needs none does not
// pay for it, and a system without it misses nothing else.
#ifndef ATTEST_CPOSTGRES_H
#define ATTEST_CPOSTGRES_H

#include <stddef.h>

typedef struct postgres_connection postgres_connection;
typedef struct postgres_result postgres_result;

// Why there is no connection.
typedef enum {
  postgres_connected = 0,
  // There is no libpq.
  postgres_unavailable = 1,
  postgres_failed = 2,
  // The server did not answer in time.
  postgres_timed_out = 3,
} postgres_outcome;

// How a statement ended.
typedef enum {
  postgres_done = 0,
  postgres_rows = 1,
  // The server waits for bytes of a COPY.
  postgres_takes_copy = 2,
  postgres_error = 3,
} postgres_kind;

// Connects by names and values that end with NULL. The environment may give a password, but no other address.
// After a failure the connection holds the reason, with the server's SQLSTATE in it; it is to be closed all the same.
postgres_outcome postgres_connect(const char *const *names, const char *const *values, int seconds,
                                  postgres_connection **connection);
void postgres_close(postgres_connection *connection);
int postgres_is_open(const postgres_connection *connection);
int postgres_is_encrypted(postgres_connection *connection);
const char *postgres_message(const postgres_connection *connection);

// Runs one statement with its parameters as texts, or, without parameters, several.
postgres_result *postgres_run(postgres_connection *connection, const char *sql, int count, const char *const *values);
postgres_kind postgres_result_kind(const postgres_result *result);
// What the server says; nil for no answer at all.
const char *postgres_result_state(const postgres_result *result);
const char *postgres_result_message(const postgres_result *result);
int postgres_row_count(const postgres_result *result);
// A field as a text; NULL for a field without a value.
const char *postgres_field(const postgres_result *result, int row, int column, size_t *length);
void postgres_free(postgres_result *result);

// Sends bytes of a COPY; 0 where they can not be sent.
int postgres_send(postgres_connection *connection, const char *bytes, size_t count);
// Ends a COPY, with all bytes sent or, given a reason, in vain, and waits for the answer.
postgres_result *postgres_end_copy(postgres_connection *connection, const char *reason);

// Waits for a notification: 1 when one came, 0 after the time, -1 when the connection is lost.
int postgres_wait(postgres_connection *connection, int milliseconds);

#endif
