/**
 * Machines that use the house for a while and look at what is left: a minute in {@code ./mvnw verify}, longer with
 * {@code -Psoak}. They run last, so that what they read (the server's log) is of the whole suite.
 */
package org.tremplin.trial;
