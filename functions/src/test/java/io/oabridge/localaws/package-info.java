/** The emulators for integration tests: started once per JVM, fresh tables and queues per test. */
@NullMarked
package io.oabridge.localaws;

import org.jspecify.annotations.NullMarked;
