/** Many people at once: lists that are imported, undone, and exported. */
package org.tremplin.people.lists;
