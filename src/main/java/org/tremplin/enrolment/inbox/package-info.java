/** What waits to be read or answered: notices to people of the association, and sign-ups from outside. */
package org.tremplin.enrolment.inbox;
