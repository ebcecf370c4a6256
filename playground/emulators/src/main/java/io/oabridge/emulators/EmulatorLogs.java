package io.oabridge.emulators;

import java.util.List;
import java.util.logging.Logger;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * Keeps the libraries the emulators are made of quiet, whatever log4j configuration is in force:
 * what is printed is the bridge's own.
 */
final class EmulatorLogs {
    private static final List<String> CHATTY =
            List.of(
                    "software.amazon.dynamodb",
                    "org.eclipse.jetty",
                    "org.elasticmq",
                    "org.apache.pekko",
                    "scalikejdbc");

    /** What these say about a port that is taken is thrown as well. */
    private static final List<String> REDUNDANT =
            List.of(
                    "org.apache.pekko.io.TcpListener",
                    "org.elasticmq.rest.sqs.TheSQSRestServerBuilder");

    /** Kept here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> SQLITE =
            List.of(
                    Logger.getLogger("com.almworks.sqlite4java"),
                    Logger.getLogger("javolution.util"));

    private EmulatorLogs() {}

    static void quieten() {
        CHATTY.forEach(name -> Configurator.setLevel(name, Level.ERROR));
        REDUNDANT.forEach(name -> Configurator.setLevel(name, Level.OFF));
        SQLITE.forEach(logger -> logger.setLevel(java.util.logging.Level.SEVERE));
    }
}
