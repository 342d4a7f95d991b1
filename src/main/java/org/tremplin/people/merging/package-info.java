/** Merging two files of one person, step by step, with a way back. */
package org.tremplin.people.merging;
