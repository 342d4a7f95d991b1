/** Two files of one person become one, step by step, with a way back. */
package org.tremplin.people.merging;
