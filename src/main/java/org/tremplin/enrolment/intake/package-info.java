/** The first conversation: what is asked, what somebody can already do, and the groups that suit them. */
package org.tremplin.enrolment.intake;
