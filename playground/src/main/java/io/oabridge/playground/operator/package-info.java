/** The commands for whoever runs an installation, against AWS or against the playground. */
@NullMarked
package io.oabridge.playground.operator;

import org.jspecify.annotations.NullMarked;
