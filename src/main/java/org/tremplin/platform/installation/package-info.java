/** What whoever installed this chose, the key that protected data are sealed with, and the end of the server with its launcher. */
package org.tremplin.platform.installation;
