/** What is kept how long, what is protected, what somebody may read of their own file, and how they are forgotten. */
package org.tremplin.people.privacy;
