//! Only its benchmark is of use: criterion is compiled for nothing else.
