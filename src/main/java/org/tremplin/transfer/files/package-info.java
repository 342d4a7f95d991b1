/**
 * The six files with which an association begins: people, activities, groups, sessions, marks, enrolments. They are
 * read here and not by the capabilities that write them, because they depend on each other: an enrolment can end with
 * the last mark of another file, and a mark's minutes depend on the session of a third. The other reason is closed
 * months, which belong to {@code attendance}: a file may not change an activity, a group, a session or an enrolment on
 * which their figures depend. What a row must agree with comes from {@link org.tremplin.transfer.files.Stored}, the
 * current data, read a thousand rows at a time.
 */
package org.tremplin.transfer.files;
