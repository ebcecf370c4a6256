/** The CDK app: turns the topology into CloudFormation. */
@NullMarked
package io.oabridge.infra;

import org.jspecify.annotations.NullMarked;
