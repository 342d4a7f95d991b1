/** The first interview: questions, placement, and suggested groups. */
package org.tremplin.enrolment.intake;
