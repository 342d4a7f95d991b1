/**
 * What starts the house, outside of the WAR: {@code java -jar tremplin.jar}. It prepares the database (an embedded one
 * for trying out), migrates it from {@code sql/}, starts Payara Micro with the WAR as a process of its own, waits until
 * the application really answers, and takes everything down in order. A process of its own, because then the server's
 * memory is set on purpose, its libraries meet none of ours, and a deployment that failed can be reported and ended:
 * Payara itself keeps running.
 *
 * <p>Not a capability: imports none and is imported by none.
 */
package org.tremplin.server;
