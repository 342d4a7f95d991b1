/**
 * The trail for readers: who changed and read what, in sentences. Its lines are written one room below, in {@code
 * access}.
 */
package org.tremplin.access.audit;
