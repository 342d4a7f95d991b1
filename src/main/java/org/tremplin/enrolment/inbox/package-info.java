/** What waits to be read or answered: notices to the people of the house, and sign-ups from outside. */
package org.tremplin.enrolment.inbox;
