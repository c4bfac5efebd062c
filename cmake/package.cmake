# SPDX-License-Identifier: LGPL-2.1-or-later
# cpack: one .deb with the commands, the library, its headers and the manual.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME hazard-ledger)
set(CPACK_PACKAGE_CONTACT "hazard-ledger maintainers <maintainers@users.noreply.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_STRIP_FILES ON)
if(HAZARD_COMMAND_PREFIX STREQUAL "")
  set(CPACK_DEBIAN_PACKAGE_CONFLICTS node-rollup) # owns /usr/bin/rollup as well
endif()
include(CPack)
