/**
 * Data in: the seven CSV files of domain.md §4, and the demo data, which are made as such files. An import reads and
 * checks everything first, says every problem at once, and writes all or nothing in one transaction through the import
 * methods of the capabilities; codes are the keys, so importing the same files again changes nothing. {@code Check} decides
 * from {@code Stored}, what the database holds now, with the reach and the permissions of who imports; the files are
 * spooled and read twice, so that neither depends on how many rows there are. Stands above every capability but reporting;
 * nobody imports it.
 */
package org.tremplin.transfer;
