/**
 * Groups and sessions of an import, created or changed by their codes; imported marks find their sessions by the same
 * codes. Separate from planning because it writes many rows at once and accepts clashes in the past.
 */
package org.tremplin.planning.timetable;
