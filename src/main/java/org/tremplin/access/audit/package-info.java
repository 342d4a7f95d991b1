/** The trail as people read it: who did and read what, in sentences. Its lines are written one room below, in {@code access}. */
package org.tremplin.access.audit;
