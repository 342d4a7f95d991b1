/** Trainers' own availability and leave, the sessions affected by them, and substitutes. */
package org.tremplin.planning.staffing;
