/**
 * Data in: the CSV files of domain.md §4, other files that capabilities add, and the demo data, which are made as such
 * files. An import first reads and checks everything, reports all problems at once, and writes all or nothing in one
 * transaction. Codes are the keys, so importing the same files again changes nothing. The importer knows no file by
 * name: each is a bean, {@link org.tremplin.platform.files.ImportedFile}, of the capability that owns its rows or, for
 * the six files that depend on each other, of {@code transfer.files}. The importer handles what is common to all:
 * columns, keys, references, rights, questions, the report. Files are spooled and read twice, a thousand rows at a
 * time, so that memory does not depend on the number of rows. No other package uses this one.
 */
package org.tremplin.transfer;
