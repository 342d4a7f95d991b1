/** Retention, protected data, what a person may read of their own file, and erasure. */
package org.tremplin.people.privacy;
