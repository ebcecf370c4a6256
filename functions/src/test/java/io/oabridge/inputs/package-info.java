/**
 * What strangers may send: seeded garbling of real fixtures, the budgets nothing may exceed, and
 * the same targets for a fuzzer.
 */
@NullMarked
package io.oabridge.inputs;

import org.jspecify.annotations.NullMarked;
