/** Who gives what: one's own free hours and leave, what is concerned by them, and who takes over. */
package org.tremplin.planning.staffing;
