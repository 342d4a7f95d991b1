/**
 * Data in: the CSV files of domain.md §4, any that a capability brings beside them, and the demo data, which are made as such
 * files. An import reads and checks everything first, says every problem at once, and writes all or nothing in one transaction;
 * codes are the keys, so importing the same files again changes nothing. The importer knows no file by name: each is a bean,
 * {@link org.tremplin.platform.files.ImportedFile}, of the capability whose rows it has, or of {@code transfer.files}, where the
 * six are that hang together. It sees to what is the same for all: columns, keys, what refers to what, rights, questions, the
 * report. The files are spooled and read twice, a thousand rows at a time, so that memory does not depend on how many there are.
 * Nobody imports it.
 */
package org.tremplin.transfer;
