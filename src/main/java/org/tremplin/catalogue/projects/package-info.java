/** What an activity made for partners: solidarity actions, their money, and the balance. */
package org.tremplin.catalogue.projects;
