/**
 * The six files with which an association begins: people, activities, groups, sessions, marks, enrolments. They are read here and
 * not by the capabilities that write them, because they hang together, and because of closed months, which are {@code
 * attendance}'s: a file changes neither an activity, a group, a session nor an enrolment that their figures are made of; an
 * enrolment that is over ends with the last mark of another file, and a mark is measured by a session of a third. What a row
 * must agree with is asked of {@link org.tremplin.transfer.files.Stored}, what the database holds now, a thousand rows at a time.
 */
package org.tremplin.transfer.files;
