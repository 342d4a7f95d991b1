/**
 * Who asked for what and found no place: what is looked for, how often, and who waits on which list. It writes no enrolment, and
 * those who speak with people at their first interview note here what could not be given.
 */
package org.tremplin.enrolment.demand;
