/** Levels: the scales of each framework, the tasks that place somebody, and what is known of a person, by skill. */
package org.tremplin.enrolment.levels;
