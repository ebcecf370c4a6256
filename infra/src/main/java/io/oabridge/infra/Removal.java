package io.oabridge.infra;

import software.amazon.awscdk.RemovalPolicy;

/** What becomes of resources when the stack goes. */
final class Removal {
    private Removal() {}

    /** Of what cannot be made again. */
    static RemovalPolicy ofData(boolean retained) {
        return retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
