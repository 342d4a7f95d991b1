/**
 * The launcher, outside the WAR: {@code java -jar tremplin.jar}. It prepares the database (an embedded one for trials),
 * migrates it from {@code sql/}, starts Payara Micro with the WAR as a separate process, waits until the application
 * really answers, and stops everything in order. A separate process, so that the server's memory is limited explicitly,
 * its libraries do not mix with ours, and a failed deployment can be reported and ended: Payara itself keeps running.
 *
 * <p>Not a capability: imports none and is imported by none.
 */
package org.tremplin.server;
