/** Many people at once: lists that are taken in, undone, and given out. */
package org.tremplin.people.lists;
