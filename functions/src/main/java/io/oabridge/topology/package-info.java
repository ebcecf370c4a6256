/**
 * What is deployed: functions, routes, queues, tables, schedules and their environment, described
 * once.
 */
@NullMarked
package io.oabridge.topology;

import org.jspecify.annotations.NullMarked;
