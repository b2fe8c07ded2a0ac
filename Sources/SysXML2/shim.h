// SPDX-License-Identifier: GPL-3.0-or-later
// The system's libxml2; pkg-config says where its headers are, which only CLibXML2's C file includes.
#include <libxml/HTMLparser.h>
