/** Levels: the scales of each framework, the steps of placements, and people's known levels, by skill. */
package org.tremplin.enrolment.levels;
